import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type Load, loadReportSchema } from './publish-load'

export interface RunningLoad {
  /** Messages a second that the broker acknowledged since the load began. */
  rate(): number
  stop(): Promise<void>
}

/** Forks `bench/browser.ts load …`; resolves when the first messages are out. */
export async function startLoad(load: Load): Promise<RunningLoad> {
  const child = fork('bench/browser.ts', ['load', JSON.stringify(load)], { execArgv: ['--import', 'tsx'] })
  let first: { readonly acknowledged: number; readonly at: number } | undefined
  let last = { acknowledged: 0, at: 0 }
  child.on('message', (message) => {
    last = { ...loadReportSchema.parse(message), at: performance.now() }
    first ??= last
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the load generator ended before it had sent anything')
    }),
  ])
  return {
    rate: () =>
      first && last.at > first.at
        ? ((last.acknowledged - first.acknowledged) * 1000) / (last.at - first.at)
        : 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
