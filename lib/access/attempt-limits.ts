/** Failed logins back off, by address and by (account, address); generated secrets never wait here. */
import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface AttemptLimits {
  /** Seconds to wait before the next attempt counts; 0: go ahead. */
  waitSeconds(address: string, account?: string): Promise<number>
  failed(address: string, account?: string): Promise<void>
  succeeded(address: string, account: string): Promise<void>
}

export interface AttemptRules {
  readonly freePerAddress: number
  readonly freePerAccount: number
  readonly countedForSeconds: number
  readonly waitSecondsMax: number
}

const RULES: AttemptRules = {
  freePerAddress: 30,
  freePerAccount: 5,
  countedForSeconds: 15 * 60,
  waitSecondsMax: 5 * 60,
}

export function makeAttemptLimits(rules: AttemptRules = RULES): AttemptLimits {
  const failures = new RateLimiterMemory({
    keyPrefix: 'failed',
    points: 1,
    duration: rules.countedForSeconds,
  })
  const waits = new RateLimiterMemory({ keyPrefix: 'waits', points: 1, duration: rules.waitSecondsMax })

  const waitOf = async (key: string): Promise<number> =>
    Math.max(0, Math.ceil(((await waits.get(key))?.msBeforeNext ?? 0) / 1000))

  /** Each failure past the free ones doubles the wait: 1 s, 2 s, 4 s ... */
  async function count(key: string, free: number): Promise<void> {
    const { consumedPoints } = await failures.penalty(key)
    if (consumedPoints < free) return
    await waits.block(key, Math.min(2 ** Math.min(consumedPoints - free, 20), rules.waitSecondsMax))
  }

  return {
    async waitSeconds(address, account) {
      const byAddress = await waitOf(address)
      return account === undefined ? byAddress : Math.max(byAddress, await waitOf(pair(account, address)))
    },
    async failed(address, account) {
      await count(address, rules.freePerAddress)
      if (account !== undefined) await count(pair(account, address), rules.freePerAccount)
    },
    async succeeded(address, account) {
      await failures.delete(pair(account, address))
      await waits.delete(pair(account, address))
    },
  }
}

const pair = (account: string, address: string): string => `${account} ${address}`
