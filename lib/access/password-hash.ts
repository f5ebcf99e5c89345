/** People's passwords: argon2id in one child process; two at once, 64 waiting, then "server busy". */
import { type ChildProcess, fork } from 'node:child_process'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { Fault } from '@/lib/core/fault'

const AT_ONCE = 2
const WAITING_MAX = 64
const KEPT_MS = 60_000
const KEPT_MAX = 10_000
/** A longer password is nobody's: the contract stops at 256 characters of at most 4 bytes. */
const PASSWORD_BYTES_MAX = 1024

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** `storedHash` undefined: nobody has this name; it costs the same, and is false. */
  verify(userId: string | undefined, password: Uint8Array, storedHash: string | undefined): Promise<boolean>
  /** Drops the remembered success of a user, after a notice about it. */
  forget(userId: string): void
  close(): void
}

interface Job {
  readonly password: Uint8Array
  readonly stored: string | null
  readonly isRepeated?: true
  resolve(answer: string | boolean): void
  reject(error: Error): void
}

export function makePasswordHasher(now: () => number = Date.now): PasswordHasher {
  const waiting: Job[] = []
  const active = new Map<number, Job>()
  const kept = new Map<string, { readonly mac: Buffer; readonly untilMs: number }>()
  const keepKey = randomBytes(32)
  let child: ChildProcess | undefined
  let nextId = 1
  let dummy: Promise<string> | undefined

  function run(password: Uint8Array, stored: string | null): Promise<string | boolean> {
    if (active.size >= AT_ONCE && waiting.length >= WAITING_MAX) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      waiting.push({ password, stored, resolve, reject })
      pump()
    })
  }

  function pump(): void {
    while (active.size < AT_ONCE) {
      const job = waiting.shift()
      if (!job) break
      const id = nextId++
      active.set(id, job)
      const worker = childProcess()
      worker.ref()
      worker.channel?.ref()
      worker.send({ id, password: job.password, stored: job.stored }, (error) => {
        if (error) lose(worker)
      })
    }
    if (active.size === 0) rest()
  }

  function settle(id: number, finish: (job: Job) => void): void {
    const job = active.get(id)
    if (!job) return
    active.delete(id)
    finish(job)
    pump()
  }

  /** The process is gone: what it had is done again by the next one, once. */
  function lose(worker: ChildProcess): void {
    if (child !== worker) return
    child = undefined
    const lostJobs = [...active.values()]
    active.clear()
    for (const job of lostJobs.reverse()) {
      if (job.isRepeated) job.reject(lost())
      else waiting.unshift({ ...job, isRepeated: true })
    }
    pump()
  }

  function rest(): void {
    child?.unref()
    child?.channel?.unref()
  }

  function childProcess(): ChildProcess {
    if (child) return child
    // From the working directory, which is the root of the house in each process: bundlers move this module elsewhere.
    const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'access', 'password-child.mjs')
    const started = fork(file, [], { serialization: 'advanced', execArgv: [] })
    child = started
    started.on('message', (message) => {
      const { id, answer } = parseAnswer(message)
      settle(id, (job) => (answer === undefined ? job.reject(lost()) : job.resolve(answer)))
    })
    started.on('error', () => lose(started))
    started.on('exit', () => lose(started))
    return started
  }

  const macOf = (password: Uint8Array, storedHash: string): Buffer =>
    createHmac('sha256', keepKey).update(storedHash).update('\0').update(password).digest()

  return {
    async hash(password) {
      return String(await run(Buffer.from(password), null))
    },
    async verify(userId, password, storedHash) {
      if (password.length > PASSWORD_BYTES_MAX) return false
      if (userId === undefined || storedHash === undefined) {
        dummy ??= run(randomBytes(16), null).then(String)
        const standIn = await dummy.catch((error: unknown) => {
          dummy = undefined
          throw error
        })
        await run(password, standIn)
        return false
      }
      const mac = macOf(password, storedHash)
      const known = kept.get(userId)
      if (known && known.untilMs > now() && timingSafeEqual(known.mac, mac)) return true
      const isRight = (await run(password, storedHash)) === true
      if (isRight) keep(userId, mac)
      return isRight
    },
    forget(userId) {
      kept.delete(userId)
    },
    close() {
      child?.disconnect()
      child = undefined
      for (const job of [...active.values(), ...waiting.splice(0)]) job.reject(lost())
      active.clear()
    },
  }

  function keep(userId: string, mac: Buffer): void {
    kept.delete(userId)
    if (kept.size >= KEPT_MAX) {
      const oldest = kept.keys().next().value
      if (oldest !== undefined) kept.delete(oldest)
    }
    kept.set(userId, { mac, untilMs: now() + KEPT_MS })
  }
}

const busy = (): Fault =>
  new Fault('unavailable', 'The server is busy with other logins; try again in a few seconds.', {
    retryAfterSeconds: 5,
  })

const lost = (): Fault =>
  new Fault('unavailable', 'The password could not be checked just now; try again in a few seconds.', {
    detail: 'the password process ended',
    retryAfterSeconds: 5,
  })

function parseAnswer(message: unknown): { id: number; answer: string | boolean | undefined } {
  const { id, answer } = Object(message) as { id: unknown; answer: unknown }
  return {
    id: Number(id),
    answer: typeof answer === 'string' || typeof answer === 'boolean' ? answer : undefined,
  }
}
