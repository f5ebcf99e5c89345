import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Every page of the console, with `[tenantId]` and the like as they stand: a new page is in the tests by being there. */
export const pages = readdirSync('app/(console)', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('page.tsx') && !path.includes('[...'))
  .map((path) => `/${dirname(path)}`.replace(/\/\.$/, '/'))

export interface PageIds {
  readonly companyId: string
  readonly tenantId: number
  readonly deviceId: string
  readonly userId: string
  /** Of a Live Log record. */
  readonly seq: number
  /** Of a batch of commands. */
  readonly jobId: string
}

export const filled = (
  path: string,
  { companyId, tenantId, deviceId, userId, seq, jobId }: PageIds,
): string =>
  path
    .replace('[companyId]', companyId)
    .replace('[tenantId]', String(tenantId))
    .replace('[deviceId]', deviceId)
    .replace('[userId]', userId)
    .replace('[seq]', String(seq))
    .replace('[jobId]', jobId)
