import { createServer } from 'node:net'
import { expect, it, vi } from 'vitest'

/** As a process of its own would: the first port it tries is the same, the process id being the same. */
async function anew() {
  vi.resetModules()
  return (await import('./free-port')).freePort
}

it('gives those who ask at once ports that they share with nobody', async () => {
  const asked = [await anew(), await anew(), await anew()].flatMap((freePort) => [
    freePort(),
    freePort(),
    freePort(),
  ])
  expect(new Set(await Promise.all(asked)).size).toBe(asked.length)
})

it('passes over a port that somebody uses', async () => {
  const freePort = await anew()
  const used = (await freePort()) + 1
  const user = createServer()
  await new Promise<void>((listening) => user.listen(used, '127.0.0.1', listening))
  expect(await freePort()).toBe(used + 1)
  await new Promise((closed) => user.close(closed))
})
