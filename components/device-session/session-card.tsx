'use client'
import type { Connection } from '@/lib/contract/connections'
import { CutConnection } from '../connections/cut-connection'
import { protocolName } from '../connections/protocol-name'
import { TakeoverMark } from '../connections/takeover-mark'
import { waitingWords } from '../connections/waiting-words'
import type { Action } from '../device/action-result'
import { Facts } from '../device/facts'
import { rateWords } from '../devices/rate-words'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'
import { SubscriptionList } from './subscription-list'

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
                  ['Waiting, not acknowledged', waitingWords(queuedMessages)],
                  ['Lost, its queue was full', droppedQueueFull.toLocaleString('en')],
                ] as const)
              : []),
          ]}
        />
        <SubscriptionList
          filters={subscriptions}
          otherwise="It listens to nothing, so commands do not reach it."
        />
      </div>
    </Card>
  )
}
