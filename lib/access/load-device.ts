/** Devices as dialects and broker see them, out of the rows. */
import { dialectIds } from '@/lib/core/dialect-id'
import {
  defaultSettings,
  deviceStatuses,
  type RegisteredDevice,
  type RegisteredSensor,
  sensorTypes,
  type TenantSettings,
} from '@/lib/core/registry'
import { tenantLimits } from '@/lib/core/tenant-limits'
import type { Sql } from '@/lib/db/sql'
import { isUuid } from './names'

export async function loadDevice(sql: Sql, deviceId: string): Promise<RegisteredDevice | undefined> {
  if (!isUuid(deviceId)) return undefined
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(`${SELECT} WHERE d.id = $1::uuid`, [
    deviceId,
  ])
  return rows[0] && deviceOf(rows[0])
}

/** Those of them that there are, in no order. */
export async function loadDevices(sql: Sql, deviceIds: readonly string[]): Promise<RegisteredDevice[]> {
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(
    `${SELECT} WHERE d.id = ANY ($1::uuid[])`,
    [deviceIds],
  )
  return rows.map(deviceOf)
}

/** By the id that it has in topics, which is unique in its tenant. */
export async function loadDeviceNamed(
  sql: Sql,
  tenantId: number,
  externalId: string,
): Promise<RegisteredDevice | undefined> {
  if (externalId.includes('\u0000')) return undefined
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(
    `${SELECT} WHERE d.tenant_id = $1 AND d.external_id = $2`,
    [tenantId, externalId],
  )
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
  SELECT d.id, d.name, d.external_id, d.dialect, d.status, d.tags, d.gateways, d.tenant_id, d.company_id,
         t.uuid AS tenant_uuid, t.application, o.name AS company_name, t.settings, t.limits,
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
  readonly status: string
  readonly tags: Record<string, string>
  readonly gateways: readonly string[]
  readonly tenant_id: number
  readonly tenant_uuid: string
  readonly application: string
  readonly company_id: string
  readonly company_name: string
  readonly settings: Partial<TenantSettings>
  readonly limits: unknown
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
    status: deviceStatuses.find((status) => status === row.status) ?? 'suspended',
    tags: row.tags,
    gateways: row.gateways,
    tenantId: row.tenant_id,
    tenantUuid: row.tenant_uuid,
    application: row.application,
    companyId: row.company_id,
    companyName: row.company_name,
    settings: { ...defaultSettings, ...row.settings },
    limits: tenantLimits(row.limits),
    sensors: row.sensors.map((sensor) => ({
      ...sensor,
      type: sensorTypes.find((type) => type === sensor.type) ?? 'json',
    })),
  }
}
