import { BATCH_DEVICES_MAX, type previewCommandBatchOp } from '@/lib/contract/command-batch'
import type { InputOf } from '@/lib/contract/operation'
import { demand } from '@/lib/core/actor'
import { conflict, invalid, notFound } from '@/lib/core/fault'
import type { Ctx } from '../context'
import { findDevices } from '../devices/find-devices'

export interface BatchTargets {
  /** In the order in which they are worked on. */
  readonly deviceIds: readonly string[]
  readonly companyId: string
  /** Null: of several tenants of the company. */
  readonly tenantId: number | null
}

/** The devices asked for, all of them the caller's to command, of one company; refused whole where one is not. */
export async function batchTargets(
  ctx: Ctx,
  { deviceIds, filter }: Pick<InputOf<typeof previewCommandBatchOp>, 'deviceIds' | 'filter'>,
): Promise<BatchTargets> {
  if ((deviceIds === undefined) === (filter === undefined)) {
    throw invalid('deviceIds', 'Name the devices either by deviceIds or by a filter')
  }
  const wanted = deviceIds && [...new Set(deviceIds)]
  const rows = await findDevices(
    ctx,
    wanted ? { ids: wanted } : { filter: filter ?? {} },
    BATCH_DEVICES_MAX + 1,
  )
  if (wanted && rows.length < wanted.length) throw notFound('device')
  const [first] = rows
  if (!first) throw conflict('No device matches the filter.')
  if (rows.length > BATCH_DEVICES_MAX) {
    throw conflict(
      `More than ${BATCH_DEVICES_MAX} devices match: narrow the filter, and send in several goes.`,
    )
  }
  for (const { companyId, tenantId } of rows) {
    demand(ctx.actor, 'send:commands', { companyId, tenantId }, 'device')
    if (companyId !== first.companyId)
      throw conflict('The devices are of several companies: send to one at a time.')
  }
  const isOfOneTenant = rows.every(({ tenantId }) => tenantId === first.tenantId)
  return {
    deviceIds: rows.map(({ id }) => id),
    companyId: first.companyId,
    tenantId: isOfOneTenant ? first.tenantId : null,
  }
}
