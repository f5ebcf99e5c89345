'use client'
import type { AwaySession } from '@/lib/contract/away-sessions'
import { EndAwaySession } from '../connections/end-away-session'
import { waitingWords } from '../connections/waiting-words'
import type { Action } from '../device/action-result'
import { Facts } from '../device/facts'
import { bytesWords } from '../settings/limit-words'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'
import { SubscriptionList } from './subscription-list'

/** A session whose client is away: what waits for it, and until when. */
export function AwaySessionCard({
  session,
  mayEnd,
  end,
  onEnded,
}: {
  readonly session: AwaySession
  readonly mayEnd: boolean
  readonly end: Action<{ id: string }, unknown>
  readonly onEnded: () => void
}) {
  const { clientId, leftAt, expiresAt, waitingMessages, waitingBytes, subscriptions } = session
  return (
    <Card
      title="Away session"
      description="Its client is not connected. Messages of QoS 1 and 2 wait for it until it comes back, or the session ends."
      actions={mayEnd ? <EndAwaySession session={session} end={end} onEnded={onEnded} /> : null}
    >
      <div className="grid min-w-0 gap-6 lg:grid-cols-2">
        <Facts
          facts={[
            [
              'Client id',
              <code key="client" className="break-all">
                {clientId}
              </code>,
            ],
            ['Left', <RelativeTime key="left" at={leftAt} />],
            ['Ends', <RelativeTime key="ends" at={expiresAt} />],
            [
              'Waiting',
              waitingMessages === 0
                ? 'nothing'
                : `${waitingWords(waitingMessages)}, ${bytesWords(waitingBytes)}`,
            ],
          ]}
        />
        <SubscriptionList
          filters={subscriptions}
          otherwise="It listens to nothing: no message waits for it."
        />
      </div>
    </Card>
  )
}
