import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '@/lib/config/config'
import type { StartOptions } from '@/lib/config/start-options'
import { askBroker } from '@/lib/link/ask-broker'
import type { ChildPlan } from './managed-child'

type Plan = Omit<ChildPlan, 'onStarted' | 'onLine' | 'onNotice'> & { readonly entry: string }

const READY_WITHIN_MS = 60_000

/** In the order of their start. */
export function childPlans(config: Config, options: StartOptions, env: NodeJS.ProcessEnv): readonly Plan[] {
  const plain = (name: string, entry: string): Plan => ({
    name,
    entry,
    args: ['--import', 'tsx', entry],
    cwd: resolve('.'),
    env,
    readyWithinMs: READY_WITHIN_MS,
  })
  const broker = plain('broker', 'broker/main.ts')
  const watched: Plan = {
    ...broker,
    args: [tsxProgram(), 'watch', '--clear-screen=false', broker.entry],
    // The watcher stands between us and the broker's own word.
    askReady: async () => (await askBroker(env.BROKER_LINK ?? config.brokerLink).health()) !== undefined,
  }
  return [
    options.isDevelopment ? watched : broker,
    plain('web', 'server/web.ts'),
    ...(config.isDemo ? [plain('demo', 'demo/main.ts')] : []),
  ]
}

function tsxProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'cli.mjs')
}
