import type { OutMessage } from '@/lib/contract/message-forms'
import { bytesOfHex, hexDump } from '../logs/hex-dump'
import { indentJson } from '../logs/indent-json'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'

/** Messages as MQTT carries them: topic, content type, user properties, payload; each to copy. */
export function OutMessageList({
  messages,
  more,
  what,
}: {
  readonly messages: readonly OutMessage[]
  /** Further ones that are not listed. */
  readonly more: number
  /** What one of them is, for the copy buttons: "the raw message". */
  readonly what: string
}) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ol className="flex min-w-0 flex-col gap-5">
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
          <li key={index} className="flex min-w-0 flex-col gap-1.5">
            <OutMessageView message={message} what={what} />
          </li>
        ))}
      </ol>
      {more > 0 ? (
        <p className="text-sm text-ink-muted">{more.toLocaleString('en')} more are not listed here.</p>
      ) : null}
    </div>
  )
}

function OutMessageView({ message, what }: { readonly message: OutMessage; readonly what: string }) {
  const { topic, contentType, properties, payload, payloadHex } = message
  return (
    <>
      <p className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 break-all">{topic}</code>
        <CopyButton text={topic} what={`the topic of ${what}`} className="-my-1.5" />
      </p>
      {contentType === null ? null : (
        <p className="text-xs text-ink-muted">
          Content type <code className="break-all">{contentType}</code>
        </p>
      )}
      {properties.length > 0 ? (
        <dl className="grid grid-cols-[minmax(6.5rem,auto)_1fr] gap-x-4 gap-y-0.5 rounded-md border px-3 py-2 text-xs">
          {properties.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-muted">{name}</dt>
              <dd className="min-w-0 font-mono break-all">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {payload !== null ? (
        <CodeBlock code={indentJson(payload) ?? payload} what={`the payload of ${what}`} isWrapped />
      ) : payloadHex !== null ? (
        <CodeBlock code={hexDump(bytesOfHex(payloadHex))} what={`the payload of ${what}`} />
      ) : (
        <p className="text-xs text-ink-muted">No payload: zero bytes.</p>
      )}
    </>
  )
}
