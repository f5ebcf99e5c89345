'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'

/** A command that holds a secret: masked until asked for, copied whole. */
export function SecretCommand({ line, masked, what }: { line: string; masked: string; what: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="min-w-0 rounded-md border bg-sunken">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-auto px-3 py-2 text-xs leading-5"
      >
        <code className="text-xs">{isShown ? line : masked}</code>
      </pre>
      <div className="flex gap-2 border-t px-2 py-1.5">
        <CopyButton text={line} what={what} label="Copy" />
        <Button size="sm" variant="ghost" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          {isShown ? 'Hide the secret' : 'Show the secret'}
        </Button>
      </div>
    </div>
  )
}
