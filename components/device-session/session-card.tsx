'use client'
import type { Connection } from '@/lib/contract/connections'
import { CutConnection } from '../connections/cut-connection'
import { protocolName } from '../connections/protocol-name'
import { TakeoverMark } from '../connections/takeover-mark'
import type { Action } from '../device/action-result'
import { Facts } from '../device/facts'
import { rateWords } from '../devices/rate-words'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'

/** One connection: since when, how, what it subscribes to, what it has not read yet. */
export function SessionCard({
  connection,
  mayCut,
  cut,
}: {
  readonly connection: Connection
  readonly mayCut: boolean
  readonly cut: Action<{ id: string }, unknown>
}) {
  const { connectedAt, clientId, address, listener, protocolVersion, keepAliveSeconds, isDurable } =
    connection
  const {
    messagesIn,
    messagesOut,
    messagesInPerSecond,
    queuedBytes,
    droppedQos0,
    droppedTooLarge,
    queuedMessages,
    droppedQueueFull,
    subscriptions,
  } = connection
  return (
    <Card
      title="Session"
      description={`${address}, ${listener}`}
      actions={mayCut ? <CutConnection connection={connection} cut={cut} /> : null}
    >
      <TakeoverMark connection={connection} />
      <div className="grid min-w-0 gap-6 lg:grid-cols-2">
        <Facts
          facts={[
            ['Since', <RelativeTime key="since" at={connectedAt} />],
            [
              'Client id',
              <code key="client" className="break-all">
                {clientId}
              </code>,
            ],
            ['Protocol', protocolName(protocolVersion)],
            ['Keep-alive', keepAliveSeconds === 0 ? 'none' : `${keepAliveSeconds} s`],
            ['Kept when it leaves', isDurable ? 'yes, a durable session' : 'no, a clean session'],
            ['Messages a second', `${rateWords(messagesInPerSecond)} in, mean of 1 min`],
            ['Messages', `${messagesIn.toLocaleString('en')} in, ${messagesOut.toLocaleString('en')} out`],
            ['Not read yet', `${queuedBytes.toLocaleString('en')} bytes`],
            ['Lost at QoS 0', droppedQos0.toLocaleString('en')],
            ['Lost, too large for it', droppedTooLarge.toLocaleString('en')],
            ...(isDurable
              ? ([
                  ['Waiting, not acknowledged', messagesWords(queuedMessages)],
                  ['Lost, its queue was full', droppedQueueFull.toLocaleString('en')],
                ] as const)
              : []),
          ]}
        />
        <section aria-label="Subscriptions" className="min-w-0">
          <h3 className="text-sm font-medium">
            {subscriptions.length === 1 ? '1 subscription' : `${subscriptions.length} subscriptions`}
          </h3>
          {subscriptions.length === 0 ? (
            <p data-face="empty" className="text-sm text-ink-muted">
              It listens to nothing, so commands do not reach it.
            </p>
          ) : (
            <ul className="mt-1 flex flex-col gap-0.5 text-sm">
              {subscriptions.map((filter) => (
                <li key={filter}>
                  <code className="break-all">{filter}</code>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Card>
  )
}

const messagesWords = (count: number): string =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`
