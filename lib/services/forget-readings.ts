import type { ClientBase } from 'pg'
import { forgetSeries } from '@/lib/telemetry/forget-series'

/** Readings have no foreign key: whoever deletes sensors, or what is above them, forgets their readings first. */
export async function forgetReadings(
  client: ClientBase,
  where: 's.id = $1::uuid' | 'd.id = $1::uuid' | 'd.tenant_id = $1::int' | 'd.company_id = $1::uuid',
  id: string | number,
): Promise<void> {
  const { rows } = await client.query<{ series: string }>(
    `SELECT s.series FROM sensors s JOIN devices d ON d.id = s.device_id WHERE ${where}`,
    [id],
  )
  await forgetSeries(
    client,
    rows.map((row) => Number(row.series)),
  )
}
