import { inheritedEnvironment } from '@/lib/config/start-options'

/** Nothing of ours is handed to PostgreSQL's processes: no secret, and no PG* variable that would bend them. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = inheritedEnvironment()
  return { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC', PATH, ...(SystemRoot ? { SystemRoot } : {}) }
}
