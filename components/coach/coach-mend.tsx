'use client'
import type { CoachStep } from '@/lib/contract/coach'
import type { DeviceDetail } from '@/lib/contract/devices'
import { AskSomebody } from '../mends/ask-somebody'
import { MendLink } from '../mends/mend-link'
import { Link } from '../ui/link'

/** Where a step that failed is mended: the right credential from here, all else from its record. */
export function CoachMend({
  step: { seq, action },
  device: { id, tenantId, companyId },
  mayProvision,
}: {
  readonly step: CoachStep
  readonly device: DeviceDetail
  readonly mayProvision: boolean
}) {
  if (seq === null) return null
  const way = action?.kind === 'show-credentials' ? action : undefined
  const place = { deviceId: id, tenantId, companyId, code: null, isMessage: false, seq }
  return (
    <div className="mt-1.5 flex flex-col items-start gap-1.5">
      {way === undefined ? null : mayProvision ? (
        <MendLink way={way} place={place} />
      ) : (
        <AskSomebody ways={[way]} seq={seq} />
      )}
      <Link href={`/messages/${seq}`} className="text-accent underline underline-offset-2">
        {action === null || way ? 'Its record' : 'Its record, with what mends it'}
      </Link>
    </div>
  )
}
