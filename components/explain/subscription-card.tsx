import type { Explanation } from '@/lib/contract/explain'
import { Facts } from '../device/facts'
import { Card } from '../ui/card'
import { StatusMark } from '../ui/status-mark'

/** What the broker would answer to the subscription, and what would then arrive. */
export function SubscriptionCard({ subscription }: Pick<Explanation, 'subscription'>) {
  if (subscription === null) return null
  const { reasonCode, isGranted, filter, group, events, endsConnection } = subscription
  const code = `0x${reasonCode.toString(16).padStart(2, '0').toUpperCase()}`
  return (
    <Card title="The subscription">
      <Facts
        facts={[
          [
            'SUBACK',
            <StatusMark key="suback" mark={isGranted ? 'allowed' : 'refused'}>
              {isGranted ? `Granted at QoS ${reasonCode}` : `Refused with ${code}`}
            </StatusMark>,
          ],
          [
            'Filter',
            <code key="filter" className="break-all">
              {filter}
            </code>,
          ],
          ...(group === null ? [] : ([['Shared group', `${group}: one member gets each message`]] as const)),
          ...(events === null
            ? []
            : ([
                ['Events', `Of the application ${events.application}, as CloudEvents in ${events.mode} mode`],
              ] as const)),
          ['Connection', endsConnection ? 'is closed after it' : 'stays'],
        ]}
      />
    </Card>
  )
}
