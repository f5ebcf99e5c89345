/** Many devices with their sensors, audit and notices, in a few statements of the caller's transaction. */
import type { PoolClient } from 'pg'
import type { Ctx } from '../context'
import { type Deed, recordAll } from '../record'
import type { Draft } from './draft-of-row'

export interface DeviceToInsert {
  readonly id: string
  readonly externalId: string
  readonly draft: Draft
}

/** Answers the ids of those that were made: another call may have taken an external id meanwhile. */
export async function insertDevices(
  ctx: Ctx,
  client: PoolClient,
  place: { readonly companyId: string; readonly tenantId: number },
  devices: readonly DeviceToInsert[],
): Promise<ReadonlySet<string>> {
  const { companyId, tenantId } = place
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect, tags, gateways)
     SELECT d.id, $1::uuid, $2::int, d.name, d.external_id, d.dialect, d.tags,
            ARRAY(SELECT jsonb_array_elements_text(d.gateways))
       FROM jsonb_to_recordset($3::jsonb)
         AS d (id uuid, name text, external_id text, dialect text, tags jsonb, gateways jsonb)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      companyId,
      tenantId,
      JSON.stringify(
        devices.map(({ id, externalId, draft: { name, dialect, tags, gateways } }) => ({
          id,
          name,
          external_id: externalId,
          dialect,
          tags,
          gateways,
        })),
      ),
    ],
  )
  const made = new Set(rows.map((row) => row.id))
  const created = devices.filter(({ id }) => made.has(id))
  await insertSensors(client, created)
  await recordAll(
    ctx,
    client,
    created.map((device) => deedOf(device, place)),
  )
  return made
}

async function insertSensors(client: PoolClient, devices: readonly DeviceToInsert[]): Promise<void> {
  const sensors = devices.flatMap(({ id, draft }) =>
    draft.sensors.map(({ slug, name, unit, type, path }) => ({
      device_id: id,
      slug,
      name,
      unit,
      type,
      ...path,
    })),
  )
  if (sensors.length === 0) return
  await client.query(
    `INSERT INTO sensors (id, device_id, slug, name, unit, type, connection, measurement, key)
     SELECT gen_random_uuid(), s.device_id, s.slug, s.name, nullif(s.unit, ''), coalesce(s.type, 'number'),
            s.connection, s.measurement, s.key
       FROM jsonb_to_recordset($1::jsonb)
         AS s (device_id uuid, slug text, name text, unit text, type text, connection text, measurement text, key text)`,
    [JSON.stringify(sensors)],
  )
}

function deedOf(
  { id, externalId, draft: { name, dialect, tags, sensors, gateways } }: DeviceToInsert,
  { companyId, tenantId }: { readonly companyId: string; readonly tenantId: number },
): Deed {
  return {
    verb: 'device.create',
    subject: { kind: 'device', id, name },
    companyId,
    tenantId,
    changes: {
      name,
      dialect,
      externalId,
      tags,
      ...(gateways.length > 0 ? { gateways } : {}),
      ...(sensors.length > 0 ? { sensors: sensors.map(({ slug }) => slug) } : {}),
    },
    notice: { subject: 'device', id, companyId, tenantId, deviceId: id },
  }
}
