/** The verbs on a fresh database, without a broker: whatever asks it hears that it does not answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadUser } from '@/lib/access/reach'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import type { Actor } from '@/lib/core/actor'
import type { Ctx, Services } from '@/lib/services/context'
import { makeServices } from '@/lib/services/make-services'
import { freshDatabase } from './postgres'

const platformAdmin: Actor = { kind: 'system', id: 'test', name: 'test', isPlatformAdmin: true, reaches: [] }

export interface TestServices {
  readonly services: Services
  readonly dataDir: string
  readonly databaseUrl: string
  /** A platform admin's context. */
  readonly admin: Ctx
  as(actor: Actor): Ctx
  /** As the user is now, role and all. */
  asUser(userId: string): Promise<Ctx>
  stop(): Promise<void>
}

export async function startTestServices(env: Record<string, string> = {}): Promise<TestServices> {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-services-'))
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...env })
  const services = makeServices(config, loadSecrets(config, {}))
  const as = (actor: Actor): Ctx => ({
    services,
    actor,
    requestId: 'test-request',
    address: '127.0.0.1',
    sessionId: null,
    host: 'signalbox.test',
  })
  return {
    services,
    dataDir,
    databaseUrl: database.url,
    admin: as(platformAdmin),
    as,
    asUser: async (userId) => {
      const user = await loadUser(services.db.pool, userId)
      if (!user) throw new Error('no such user')
      return as(user.actor)
    },
    stop: async () => {
      await services.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
