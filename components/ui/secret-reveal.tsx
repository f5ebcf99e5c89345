'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import { CopyButton } from './copy-button'

const MASK = '•'.repeat(24)

/** A secret that is here this once: hidden until asked for, copied without being shown. */
export function SecretReveal({ label, secret }: { label: string; secret: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="min-w-0">
      <p className="text-sm font-medium">{label}</p>
      <div className="mt-1 flex items-center gap-1 rounded-md border border-warn/60 bg-warn-soft py-1 pr-1 pl-3">
        <code
          className="min-w-0 flex-1 text-sm break-all text-ink"
          data-secret={isShown ? 'shown' : 'hidden'}
        >
          {isShown ? secret : <span aria-hidden>{MASK}</span>}
          {isShown ? null : <span className="sr-only">hidden</span>}
        </code>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={isShown}
          aria-label={`Show ${label.toLowerCase()}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
        <CopyButton text={secret} what={label.toLowerCase()} />
      </div>
    </div>
  )
}
