import { asRecord } from '@/lib/core/as-record'
import { noticeSession } from '../session/session-lapse'
import { ApiError } from './api-call'

export const WHO_PATH = '/me'

/** The id of the reader, as the API knows it. Read without its schema: most pages ask nothing else, and need no schemas. */
export async function askWho(signal?: AbortSignal): Promise<string> {
  const response = await fetch(`/api/v1${WHO_PATH}`, signal ? { signal } : {})
  if (response.status === 401) noticeSession('refused-read')
  if (!response.ok) throw new ApiError(response.status, `The console answered ${response.status}.`)
  const { id } = asRecord(await response.json())
  if (typeof id !== 'string') throw new ApiError(502, 'The API answered what it never does.')
  return id
}
