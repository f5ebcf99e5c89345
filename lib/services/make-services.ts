import { makeAttemptLimits } from '@/lib/access/attempt-limits'
import { makePasswordHasher } from '@/lib/access/password-hash'
import type { Config } from '@/lib/config/config'
import { openDatabase } from '@/lib/db/database'
import { askBroker } from '@/lib/link/ask-broker'
import type { Services } from './context'

export interface ServiceKeys {
  readonly credentialKey: Buffer
  readonly jwtKey: Buffer
}

/** Opens what the verbs need; `close` ends it. */
export function makeServices(
  config: Config & { readonly databaseUrl: string | undefined },
  keys: ServiceKeys,
): Services & { close(): Promise<void> } {
  if (config.databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set: npm start sets it for its children.')
  const db = openDatabase(config.databaseUrl)
  const passwords = makePasswordHasher()
  const now = Date.now
  return {
    db,
    access: { pool: db.pool, keys, passwords, attempts: makeAttemptLimits(), now },
    config,
    broker: askBroker(config.brokerLink),
    now,
    close: async () => {
      passwords.close()
      await db.close()
    },
  }
}
