import type { Refusal } from '@/components/credentials/refused-login'
import { getLog } from '@/lib/services/logs/get-log'
import { act } from '@/lib/session/act'

/** The record by whose link the page was opened; a link outlives what is kept. */
export async function refusalOf(
  seq: string | readonly string[] | undefined,
  deviceId: string,
): Promise<Refusal | undefined> {
  if (typeof seq !== 'string' || !/^\d{1,16}$/.test(seq)) return undefined
  const result = await act(getLog, { seq })
  if (!result.ok && result.problem.code !== 'not-found') return { sentence: result.problem.detail }
  return result.ok && result.data.record.deviceId === deviceId
    ? { record: result.data.record }
    : { sentence: 'The record of the login that led here is no longer kept.' }
}
