'use client'
import { useState } from 'react'
import type { MessageForms } from '@/lib/contract/message-forms'
import { bytesOfHex, hexDump } from '../logs/hex-dump'
import { indentJson } from '../logs/indent-json'
import { Button } from '../ui/button'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'

type Received = MessageForms['received']
type View = 'text' | 'hex' | 'message-pack'

const viewWords: Readonly<Record<View, string>> = {
  text: 'Text',
  hex: 'Hex',
  'message-pack': 'MessagePack',
}

/** The message as it came: topic, and the payload as text, as hex and, where it is some, as MessagePack. */
export function ReceivedForm({ received }: { readonly received: Received }) {
  const { topic, contentType, payload, payloadHex, payloadBytes, isWhole, messagePack } = received
  const views: View[] = [
    ...(messagePack === null ? [] : (['message-pack'] as const)),
    ...(payload === null ? [] : (['text'] as const)),
    ...(payloadHex === null ? [] : (['hex'] as const)),
  ]
  const [chosen, setChosen] = useState<View>()
  const view = chosen && views.includes(chosen) ? chosen : views[0]
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {topic === null ? (
        <p className="text-sm text-ink-muted">It is no message: it has no topic.</p>
      ) : (
        <p className="flex min-w-0 items-center gap-1">
          <code className="min-w-0 break-all">{topic}</code>
          <CopyButton text={topic} what="the topic" className="-my-1.5" />
        </p>
      )}
      {contentType === null ? null : (
        <p className="text-xs text-ink-muted">
          Content type <code className="break-all">{contentType}</code>
        </p>
      )}
      {view === undefined ? (
        <p className="text-sm text-ink-muted">
          {payloadBytes === 0 ? 'Its payload has zero bytes.' : 'No payload was kept.'}
        </p>
      ) : (
        <>
          <fieldset className="flex flex-wrap items-center gap-1">
            <legend className="sr-only">Show the payload as</legend>
            {views.map((one) => (
              <Button
                key={one}
                size="sm"
                variant={one === view ? 'primary' : 'secondary'}
                aria-pressed={one === view}
                onClick={() => setChosen(one)}
              >
                {viewWords[one]}
              </Button>
            ))}
            {payloadBytes === null ? null : (
              <span className="ml-2 text-xs text-ink-muted">{payloadBytes.toLocaleString('en')} bytes</span>
            )}
          </fieldset>
          <CodeBlock code={textOf(view, received)} what="the payload" isWrapped={view !== 'hex'} />
        </>
      )}
      {isWhole || view === undefined ? null : (
        <p className="text-sm text-ink-muted">
          Not the whole of it was kept: it was long, or something secret in it is masked.
        </p>
      )}
    </div>
  )
}

function textOf(view: View, { payload, payloadHex, messagePack }: Received): string {
  switch (view) {
    case 'text':
      return indentJson(payload ?? '') ?? payload ?? ''
    case 'hex':
      return hexDump(bytesOfHex(payloadHex ?? ''))
    case 'message-pack':
      return messagePack?.json ?? ''
  }
}
