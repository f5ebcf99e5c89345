import type { LogRecord } from '@/lib/contract/logs'
import type { ReasonCode } from '@/lib/core/rejection'

/** What was refused, as far as its mend has to know. */
export interface MendPlace {
  /** Null where no device is known: then nothing of a device can be mended from here. */
  readonly deviceId: string | null
  readonly tenantId: number | null
  readonly companyId: string | null
  readonly code: ReasonCode | null
  /** A message can be judged again; a login cannot. */
  readonly isMessage: boolean
  /** Of the record in Live Logs, where it is one. */
  readonly seq: number | null
}

export const placeOfRecord = ({ deviceId, tenantId, companyId, code, kind, seq }: LogRecord): MendPlace => ({
  deviceId,
  tenantId,
  companyId,
  code,
  isMessage: kind === 'message',
  seq,
})
