import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { makePasswordHasher, type PasswordHasher } from './password-hash'

let hasher: PasswordHasher | undefined
afterEach(() => hasher?.close())

it('keeps passwords as argon2id, and tells the right one from a wrong one', async () => {
  hasher = makePasswordHasher()
  const stored = await hasher.hash('correct horse')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hasher.verify('u', Buffer.from('correct horse'), stored)).toBe(true)
  expect(await hasher.verify('u', Buffer.from('wrong horse'), stored)).toBe(false)
  expect(await hasher.verify(undefined, Buffer.from('correct horse'), undefined)).toBe(false)
})

it('remembers a success for a minute, and not past a notice or another stored hash', async () => {
  let nowMs = 0
  hasher = makePasswordHasher(() => nowMs)
  const stored = await hasher.hash('secret')
  const isQuick = async () => {
    const began = performance.now()
    expect(await hasher?.verify('u', Buffer.from('secret'), stored)).toBe(true)
    return performance.now() - began < 5
  }
  await isQuick()
  expect(await isQuick()).toBe(true)
  hasher.forget('u')
  expect(await isQuick()).toBe(false)
  nowMs += 60_001
  expect(await isQuick()).toBe(false)
  expect(await hasher.verify('u', Buffer.from('secret'), await hasher.hash('changed'))).toBe(false)
})

it('A19 takes 2 at once and 64 waiting; one more hears "busy", and the others are served', async () => {
  hasher = makePasswordHasher()
  const stored = await hasher.hash('x')
  const all = Array.from({ length: 70 }, () => hasher?.verify('u', Buffer.from('wrong'), stored))
  const settled = await Promise.allSettled(all)
  const refused = settled.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(4)
  expect(refused[0]).toMatchObject({ reason: { code: 'unavailable' } })
})

it('lives on when its process is killed', async () => {
  hasher = makePasswordHasher()
  const stored = await hasher.hash('x')
  for (const pid of passwordChildren()) process.kill(pid, 'SIGKILL')
  const attempts = await Promise.all([1, 2, 3].map(() => hasher?.verify('u', Buffer.from('wrong'), stored)))
  expect(attempts).toEqual([false, false, false])
  expect(await hasher.verify('u', Buffer.from('x'), stored)).toBe(true)
})

function passwordChildren(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && lineOf(pid).includes('password-child') && parentOf(pid) === process.pid)
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended while the folder was read.
    return ''
  }
}
const lineOf = (pid: number): string => read(`/proc/${pid}/cmdline`)
const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1])
