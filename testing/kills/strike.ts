/** What is killed in one run, and how. */
import type { Random } from '../fuzz/random'
import type { Installation } from './installation'

/** `backend`: one connection's process of PostgreSQL, after which it ends all and recovers. */
export const killKinds = ['broker', 'postmaster', 'backend', 'both'] as const
export type KillKind = (typeof killKinds)[number] | 'SIGTERM'

/** How a broker ended that was told to. */
export interface Stop {
  readonly code: number | null
  readonly tookMs: number
}

const APART_MS_MAX = 30
const AGAIN_AFTER_MS = 10

export async function strike(installation: Installation, kind: KillKind, random: Random): Promise<Stop[]> {
  const { postgres } = installation
  // One that was started again answers a moment before its watch knows of it.
  const killPostmaster = () => untilKilled(async () => postgres.pid())
  const killBroker = () => installation.broker().kill()
  switch (kind) {
    case 'broker':
      await killBroker()
      return []
    case 'postmaster':
      await killPostmaster()
      return []
    case 'backend':
      // A connection that is not used ends by itself.
      await untilKilled(async () => random.pick([...(await backendsOf(installation)), 0]))
      return []
    case 'both': {
      const kills = random.chance(0.5) ? [killBroker, killPostmaster] : [killPostmaster, killBroker]
      for (const kill of kills) {
        await kill()
        await new Promise((next) => setTimeout(next, random.below(APART_MS_MAX)))
      }
      return []
    }
    case 'SIGTERM': {
      const toldAt = performance.now()
      const code = await installation.broker().stop()
      return [{ code, tookMs: performance.now() - toldAt }]
    }
  }
}

function backendsOf(installation: Installation): Promise<readonly number[]> {
  return installation.database(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
        ORDER BY pid`,
    )
    return rows.map(({ pid }) => pid)
  })
}

/** 0 is none. */
async function untilKilled(find: () => Promise<number>): Promise<void> {
  for (;;) {
    const pid = await find()
    try {
      if (pid > 0 && process.kill(pid, 'SIGKILL')) return
    } catch {
      // It is gone already.
    }
    await new Promise((next) => setTimeout(next, AGAIN_AFTER_MS))
  }
}
