import { expect } from 'vitest'
import { type ConnectOptions, closed, connect, refusedCode } from './mqtt'

const WITHIN_MS = 2_000

/** Connects, revokes, and expects the connection cut within 2 s and the next CONNECT refused. */
export async function expectCut(credential: ConnectOptions, revoke: () => Promise<unknown>): Promise<void> {
  const live = await connect(credential)
  const cut = closed(live)
  await revoke()
  const revokedAt = performance.now()
  await cut
  expect(performance.now() - revokedAt).toBeLessThan(WITHIN_MS)
  expect(await refusedCode(credential)).toBe(5)
}
