import { TriangleAlert } from 'lucide-react'
import type { TenantUsage } from '@/lib/contract/tenant-usage'
import type { Tenant } from '@/lib/contract/tenants'
import { limitNames } from '@/lib/core/tenant-limits'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { isDefault, isNear, limitUse, limitWords } from './limit-words'

/** Each limit with what of it is used. */
export function LimitsCard({
  tenant,
  usage,
  mayEdit,
}: {
  tenant: Tenant
  usage: TenantUsage | undefined
  mayEdit: boolean
}) {
  return (
    <Card
      id="limits"
      title="Limits"
      description="What its devices may take; Live Logs say what was over one."
      isFlush
      actions={
        mayEdit ? (
          <Button asChild size="sm">
            <Link href={`/tenant/${tenant.id}/settings`}>Change</Link>
          </Button>
        ) : null
      }
    >
      <ul className="divide-y text-sm">
        {limitNames.map((name) => {
          const use = limitUse(name, tenant.limits, usage)
          return (
            <li key={name} className="flex items-center gap-x-3 px-4 py-2">
              <span className="min-w-0 flex-1">
                {limitWords[name].label}
                <span className="flex items-center gap-1.5 text-xs text-ink-faint tabular-nums">
                  {isNear(use) ? (
                    <span className="inline-flex items-center gap-1 text-warn">
                      <TriangleAlert aria-hidden className="size-3.5" /> Near:
                    </span>
                  ) : null}
                  {use.text}
                </span>
              </span>
              <span className="text-right font-medium tabular-nums">
                {tenant.limits[name].toLocaleString('en')}
                {isDefault(name, tenant.limits) ? null : (
                  <span className="block text-xs font-normal text-ink-faint">set here</span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
