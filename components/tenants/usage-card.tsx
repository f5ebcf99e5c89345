import type { TenantUsage } from '@/lib/contract/tenant-usage'
import type { Tenant } from '@/lib/contract/tenants'
import { Facts } from '../device/facts'
import { keptWords } from '../retention/retention-words'
import { bytesWords } from '../settings/limit-words'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'
import { ReadingsByDay } from './readings-by-day'

const rate = (value: number): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })} /s`

export function UsageCard({ tenant, usage }: { tenant: Tenant; usage: TenantUsage }) {
  const { live, stored, readingsByDay } = usage
  return (
    <Card title="Usage">
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            ['Sensors', usage.sensors.toLocaleString('en')],
            ['MQTT connections', live ? live.connections.toLocaleString('en') : 'the broker does not answer'],
            ['Messages', live ? rate(live.messagesPerSecond) : null],
            ['Readings', live ? rate(live.readingsPerSecond) : null],
            [
              'Stored',
              stored
                ? `${stored.readings.toLocaleString('en')} readings, about ${bytesWords(stored.bytes)}`
                : 'too many to count at once',
            ],
            ['Oldest reading', stored?.oldest ? <RelativeTime key="oldest" at={stored.oldest} /> : null],
            [
              'Kept',
              `readings ${keptWords(tenant.retention.readingsDays)}, Live Logs ${keptWords(tenant.retention.logsDays)}`,
            ],
            ['Last heard', tenant.lastSeenAt ? <RelativeTime key="seen" at={tenant.lastSeenAt} /> : 'never'],
          ]}
        />
        {readingsByDay ? <ReadingsByDay days={readingsByDay} /> : null}
      </div>
    </Card>
  )
}
