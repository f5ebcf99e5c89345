import type { ClientBase, Pool } from 'pg'

/** Deletes every reading of the series, on the caller's connection. */
export async function forgetSeries(client: ClientBase | Pool, series: readonly number[]): Promise<void> {
  if (series.length > 0)
    await client.query('DELETE FROM readings WHERE series = ANY ($1::bigint[])', [series])
}
