import type { PoolClient } from 'pg'
import { recordChanges } from '@/lib/db/changes'
import { forgetSeries } from '@/lib/telemetry/forget-series'
import type { Ctx } from '../context'
import { recordAll } from '../record'
import type { ActionOutcome } from './action-outcome'
import type { BulkDevice } from './bulk-device'

/** As `delete-device.ts` does with one. */
export async function deleteDevices(
  ctx: Ctx,
  client: PoolClient,
  devices: readonly BulkDevice[],
): Promise<ActionOutcome> {
  const ids = devices.map(({ id }) => id)
  const { rows: series } = await client.query<{ series: string }>(
    'SELECT series FROM sensors WHERE device_id = ANY ($1::uuid[])',
    [ids],
  )
  await forgetSeries(
    client,
    series.map((row) => Number(row.series)),
  )
  await client.query('DELETE FROM devices WHERE id = ANY ($1::uuid[])', [ids])
  const proxied = await forgetGateways(client, devices)
  await recordAll(
    ctx,
    client,
    devices.map(({ id, name, companyId, tenantId }) => ({
      verb: 'device.delete',
      subject: { kind: 'device', id, name },
      companyId,
      tenantId,
      changes: { name: { from: name, to: null } },
      notice: { subject: 'device', id, companyId, tenantId, deviceId: id, isDeleted: true },
    })),
  )
  await recordChanges(
    client,
    proxied.map(({ id, company_id: companyId, tenant_id: tenantId }) => ({
      subject: 'device',
      id,
      companyId,
      tenantId,
      deviceId: id,
    })),
  )
  return { refused: new Map(), counts: { deleted: devices.length } }
}

interface Proxied {
  readonly id: string
  readonly company_id: string
  readonly tenant_id: number
}

/** Another device of that id would speak for those that named this one their gateway. */
async function forgetGateways(
  client: PoolClient,
  devices: readonly BulkDevice[],
): Promise<readonly Proxied[]> {
  const drogue = devices.filter(({ dialect }) => dialect === 'drogue')
  if (drogue.length === 0) return []
  const { rows } = await client.query<Proxied>(
    `UPDATE devices d
        SET gateways = ARRAY(SELECT one FROM unnest(d.gateways) WITH ORDINALITY AS g (one, at)
                              WHERE one <> ALL (gone.ids) ORDER BY at)
       FROM (SELECT tenant_id, array_agg(external_id) AS ids
               FROM unnest($1::int[], $2::text[]) AS deleted (tenant_id, external_id) GROUP BY 1) gone
      WHERE d.tenant_id = gone.tenant_id AND d.gateways && gone.ids
      RETURNING d.id, d.company_id, d.tenant_id`,
    [drogue.map(({ tenantId }) => tenantId), drogue.map(({ externalId }) => externalId)],
  )
  return rows
}
