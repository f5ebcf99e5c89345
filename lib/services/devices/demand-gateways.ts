import type { DialectId } from '@/lib/core/dialect-id'
import { invalid } from '@/lib/core/fault'
import { nearest } from '@/lib/dialects/nearest'
import { quote } from '@/lib/dialects/quote'
import type { Ctx } from '../context'

interface Proxied {
  readonly dialect: DialectId
  readonly tenantId: number
  /** Its own id; a new device's may be the one that is asked for. */
  readonly externalId: string | undefined
}

/** Gateways are other Drogue devices of the same tenant, by external id; each once. */
export async function demandGateways(
  ctx: Ctx,
  { dialect, tenantId, externalId }: Proxied,
  gateways: readonly string[],
): Promise<string[]> {
  const unique = [...new Set(gateways)]
  if (unique.length === 0) return unique
  if (dialect !== 'drogue') throw invalid('gateways', 'Only Drogue devices have gateways.')
  if (externalId !== undefined && unique.includes(externalId)) {
    throw invalid('gateways', 'A device is not its own gateway.')
  }
  const rows = await ctx.services.db.prisma.device.findMany({
    where: { tenantId, dialect: 'drogue' },
    select: { externalId: true },
  })
  const known = rows.map((row) => row.externalId)
  const unknown = unique.find((one) => !known.includes(one))
  if (unknown !== undefined) {
    const near = nearest(unknown, known)
    throw invalid(
      'gateways',
      `The tenant has no Drogue device ${quote(unknown)}${near === undefined ? '' : `; the nearest is ${quote(near)}`}.`,
    )
  }
  return unique
}
