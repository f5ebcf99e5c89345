/** Devices as dialects and broker see them, out of the rows. */
import { dialectIds } from '@/lib/core/dialect-id'
import { type RegisteredDevice, type RegisteredSensor, sensorTypes } from '@/lib/core/registry'
import type { Sql } from '@/lib/db/sql'
import { isUuid } from './names'

export async function loadDevice(sql: Sql, deviceId: string): Promise<RegisteredDevice | undefined> {
  if (!isUuid(deviceId)) return undefined
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(`${SELECT} WHERE d.id = $1::uuid`, [
    deviceId,
  ])
  return rows[0] && deviceOf(rows[0])
}

/** The device that a source level names within some companies: a Capture source by its external id, others by UUID. */
export async function loadDeviceBySource(
  sql: Sql,
  companyIds: readonly string[],
  source: string,
): Promise<RegisteredDevice | undefined> {
  if (source.includes('\u0000')) return undefined
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(
    `${SELECT} WHERE d.company_id = ANY ($1::uuid[])
        AND ((d.dialect = 'capture' AND d.external_id = $2) OR (d.dialect <> 'capture' AND d.id::text = lower($2)))
      ORDER BY array_position($1::uuid[], d.company_id) LIMIT 1`,
    [companyIds, source],
  )
  return rows[0] && deviceOf(rows[0])
}

const SELECT = `
  SELECT d.id, d.name, d.external_id, d.dialect, d.tags, d.tenant_id, d.company_id, o.name AS company_name, t.settings,
         (SELECT coalesce(json_agg(json_build_object('id', s.id, 'series', s.series, 'slug', s.slug,
                    'aliases', s.aliases, 'connection', s.connection, 'measurement', s.measurement, 'key', s.key,
                    'type', s.type) ORDER BY s.connection, s.measurement, s.key), '[]'::json)
            FROM sensors s WHERE s.device_id = d.id) AS sensors
    FROM devices d JOIN tenants t ON t.id = d.tenant_id JOIN companies o ON o.id = d.company_id`

interface DeviceRow {
  readonly id: string
  readonly name: string
  readonly external_id: string
  readonly dialect: string
  readonly tags: Record<string, string>
  readonly tenant_id: number
  readonly company_id: string
  readonly company_name: string
  readonly settings: { readonly sensocanCommands?: boolean }
  readonly sensors: readonly (Omit<RegisteredSensor, 'type'> & { readonly type: string })[]
}

function deviceOf(row: DeviceRow): RegisteredDevice {
  const dialect = dialectIds.find((id) => id === row.dialect)
  if (!dialect) throw new Error(`device ${row.id} has the unknown dialect ${row.dialect}`)
  return {
    id: row.id,
    name: row.name,
    externalId: row.external_id,
    dialect,
    tags: row.tags,
    tenantId: row.tenant_id,
    companyId: row.company_id,
    companyName: row.company_name,
    settings: { sensocanCommands: row.settings.sensocanCommands === true },
    sensors: row.sensors.map((sensor) => ({
      ...sensor,
      type: sensorTypes.find((type) => type === sensor.type) ?? 'json',
    })),
  }
}
