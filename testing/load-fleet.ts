/** SensoCAN devices for a steady load, and what of it was acknowledged and is not stored. */
import { Client } from 'pg'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { makeServices } from '@/lib/services/make-services'
import type { Load, LoadDevice } from './load'
import { makeCompany, makeDevice, makeTenant } from './provision'

export interface LoadFleet {
  readonly devices: readonly LoadDevice[]
  /** Acknowledged readings that are not stored with their series, time and value. */
  missing(load: Load): Promise<number>
}

export async function makeLoadFleet(
  env: Readonly<Record<string, string>> & { readonly DATABASE_URL: string },
  count: number,
): Promise<LoadFleet> {
  const config = readConfig(env)
  const services = makeServices(config, loadSecrets(config))
  const actor = { kind: 'system', id: 'load', name: 'load', isPlatformAdmin: true, reaches: [] } as const
  const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
  const devices: LoadDevice[] = []
  const series: number[] = []
  try {
    const tenant = await makeTenant(ctx, (await makeCompany(ctx)).id)
    for (let index = 0; index < count; index++) {
      const device = await makeDevice(ctx, tenant.id, 'sensocan', ['load'])
      const { username, password } = device.credential
      devices.push({ username, password, topic: `tenant/${tenant.id}/device/${device.id}/sensor/load` })
      const { rows } = await services.db.pool.query('SELECT series FROM sensors WHERE device_id = $1', [
        device.id,
      ])
      series.push(Number(rows[0]?.series))
    }
  } finally {
    await services.close()
  }
  return { devices, missing: (load) => missing(env.DATABASE_URL, series, load) }
}

async function missing(databaseUrl: string, series: readonly number[], load: Load): Promise<number> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count
         FROM unnest($1::bigint[], $2::bigint[], $3::float8[]) AS a (series, ts, num)
        WHERE NOT EXISTS (SELECT FROM readings r WHERE r.series = a.series AND r.ts = at_micros(a.ts * 1000) AND r.num = a.num)`,
      [
        load.acknowledged.map(({ device }) => series[device]),
        load.acknowledged.map(({ tsMs }) => tsMs),
        load.acknowledged.map(({ value }) => value),
      ],
    )
    return rows[0]?.count
  } finally {
    await client.end()
  }
}
