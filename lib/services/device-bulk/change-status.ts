import type { PoolClient } from 'pg'
import type { Ctx } from '../context'
import { recordAll } from '../record'
import type { ActionOutcome } from './action-outcome'
import type { BulkDevice } from './bulk-device'
import { updateDeed } from './device-deed'

export async function changeStatus(
  ctx: Ctx,
  client: PoolClient,
  devices: readonly BulkDevice[],
  status: 'enabled' | 'disabled',
): Promise<ActionOutcome> {
  const others = devices.filter((device) => device.status !== status)
  await client.query('UPDATE devices SET status = $2 WHERE id = ANY ($1::uuid[])', [
    others.map(({ id }) => id),
    status,
  ])
  await recordAll(
    ctx,
    client,
    others.map((device) => updateDeed(device, { status: { from: device.status, to: status } })),
  )
  return {
    refused: new Map(),
    counts: { changed: others.length, unchanged: devices.length - others.length },
  }
}
