'use client'

import { Badge } from '../ui/badge'
import { CodeBlock } from '../ui/code-block'
import { RelativeTime } from '../ui/relative-time'
import { SecretReveal } from '../ui/secret-reveal'
import { markNames, StatusMark } from '../ui/status-mark'
import { Specimen, States } from './specimen'

const tones = ['neutral', 'ok', 'warn', 'bad', 'info', 'accent'] as const
const CREATED_AT = '2026-01-31T08:00:00.000Z'

export function TextSpecimens() {
  return (
    <>
      <Specimen name="Status mark" note="An icon of its own shape and a word: never colour alone.">
        <States>
          {markNames.map((mark) => (
            <StatusMark key={mark} mark={mark} className="mr-3" />
          ))}
        </States>
      </Specimen>
      <Specimen name="Badge">
        <States>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </States>
      </Specimen>
      <Specimen name="Time" note="Relative; the exact one is under the pointer.">
        <States>
          <RelativeTime at={CREATED_AT} className="text-sm" />
        </States>
      </Specimen>
      <Specimen name="Code and secret">
        <CodeBlock code={'mosquitto_pub -t v1/raw/acme/press-7 \\\n  -m 21.5'} what="the example" />
        <CodeBlock code={'{"a":'.repeat(60)} what="the long example" isWrapped />
        <SecretReveal label="Password" secret="not-a-real-secret" />
      </Specimen>
    </>
  )
}
