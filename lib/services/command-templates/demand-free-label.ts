import { conflict } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'

/** One label names one template of a tenant. Locks the tenant until the commit. */
export async function demandFreeLabel(
  rows: Prisma.TransactionClient,
  tenantId: number,
  label: string,
  except?: string,
): Promise<void> {
  await rows.$queryRaw`SELECT 1 FROM tenants WHERE id = ${tenantId} FOR UPDATE`
  const taken = await rows.commandTemplate.findFirst({
    where: { tenantId, label, ...(except === undefined ? {} : { id: { not: except } }) },
    select: { id: true },
  })
  if (taken) throw conflict(`The tenant has a command template "${label}" already.`)
}
