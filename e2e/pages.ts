import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Every page of the console, with `[tenantId]` and `[deviceId]` as they stand: a new page is in the tests by being there. */
export const pages = readdirSync('app/(console)', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('page.tsx') && !path.includes('[...'))
  .map((path) => `/${dirname(path)}`.replace(/\/\.$/, '/'))

export const filled = (path: string, ids: { tenantId: number; deviceId: string }): string =>
  path.replace('[tenantId]', String(ids.tenantId)).replace('[deviceId]', ids.deviceId)
