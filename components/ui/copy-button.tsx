'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { Button } from './button'
import { copyText } from './copy-text'

const SHOWN_MS = 1500

/** `what` completes "Copy ...": the device id, the topic. With `label`, the words stand beside the icon. */
export function CopyButton({
  text,
  what,
  label,
  className,
}: {
  text: string
  what: string
  label?: string
  className?: string
}) {
  const [copied, setCopied] = useState<string>()
  const isCopied = copied === text
  useEffect(() => {
    if (copied === undefined) return
    const timer = setTimeout(() => setCopied(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    const isDone = await copyText(text)
    setCopied(isDone ? text : undefined)
    if (!isDone) toast.error(`The browser did not let us copy ${what}. Select it and copy by hand.`)
  }
  const Icon = isCopied ? Check : Copy
  return (
    <Button
      variant={label ? 'secondary' : 'ghost'}
      size={label ? 'sm' : 'icon-sm'}
      className={className}
      aria-label={isCopied ? `Copied ${what}` : `Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => void copy()}
    >
      <Icon aria-hidden className={isCopied ? 'text-ok' : undefined} />
      {label ? (isCopied ? 'Copied' : label) : null}
    </Button>
  )
}
