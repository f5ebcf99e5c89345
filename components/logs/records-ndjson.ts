import type { SizedRecord } from '../live/record-pack'

/** One record a line, as the API has them. Pure. */
export const recordsNdjson = (rows: readonly SizedRecord[]): string =>
  rows.map(({ record }) => `${JSON.stringify(record)}\n`).join('')
