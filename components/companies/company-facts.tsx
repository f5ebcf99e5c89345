import type { Company } from '@/lib/contract/companies'
import { Facts } from '../device/facts'
import { plural } from '../lists/plural'
import { type Rate, rateWords } from '../tenants/place-rates'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'

const link = 'rounded-sm underline underline-offset-2'

export function CompanyFacts({ company, rate }: { company: Company; rate: Rate | undefined }) {
  const { id, tenantCount, userCount, apiTokenCount, lastSeenAt } = company
  return (
    <Card title="Company">
      <Facts
        facts={[
          ['Company id', <CopiedText key="id" text={id} what="the company id" />],
          [
            'Tenants',
            <Link key="tenants" href={`/tenants?company=${id}`} className={link}>
              {plural(tenantCount, 'tenant')}
            </Link>,
          ],
          ['Users', plural(userCount, 'user')],
          ['API tokens', plural(apiTokenCount, 'token')],
          ['MQTT connections', rate ? rate.connections.toLocaleString('en') : null],
          ['Messages', rateWords(rate)],
          ['Last heard', lastSeenAt ? <RelativeTime key="seen" at={lastSeenAt} /> : 'never'],
          ['Created', <RelativeTime key="created" at={company.createdAt} />],
        ]}
      />
    </Card>
  )
}
