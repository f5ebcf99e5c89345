import type { LogRecord } from '@/lib/contract/logs'
import type { Endpoint } from '../device/endpoint'
import { CodeBlock } from '../ui/code-block'
import { recordLine } from './record-line'

/** The message as a shell line, its credential to be put in. */
export function SendAgain({ record, endpoint }: { readonly record: LogRecord; readonly endpoint: Endpoint }) {
  const line = recordLine(record, endpoint)
  if (line === undefined) return null
  return (
    <section className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-sm font-medium">The same message from a shell</h3>
      <CodeBlock code={line} what="the mosquitto_pub command" isWrapped />
      <p className="text-xs text-ink-faint">
        Put the credential in for USER_NAME and PASSWORD
        {line.includes('DEVICE_TOKEN') ? ', and the token in the topic for DEVICE_TOKEN' : ''}. Under the same
        client id it takes the place of the connection that the device has.
      </p>
    </section>
  )
}
