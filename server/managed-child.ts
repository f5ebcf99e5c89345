/** One process under the supervisor: started, known to be ready, brought back when it dies, stopped by a deadline. */
import { type ChildProcess, spawn } from 'node:child_process'
import { z } from 'zod'
import { isAlive, waitForExit } from './process-facts'
import { StartError } from './start-error'

export interface ChildPlan {
  readonly name: string
  /** What follows `node` in its command line. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Asked until true, beside the child's own word; unset: only that word counts. */
  readonly askReady?: () => Promise<boolean>
  readonly readyWithinMs: number
  /** Before each start: what the last one left is cleared. */
  readonly beforeStart?: () => void
  readonly onStarted: (pid: number) => void
  readonly onLine: (name: string, line: string) => void
  readonly onNotice: (sentence: string) => void
}

export interface ManagedChild {
  readonly name: string
  /** SIGTERM, and SIGKILL at the deadline. */
  stop(withinMs: number): Promise<void>
}

const messageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  /** It cannot start, and trying again will not help. */
  z.object({ refused: z.string() }),
])

const BACKOFF_MS = { first: 250, max: 5_000 }
/** Who has lived this long begins again with the shortest pause. */
const STEADY_AFTER_MS = 30_000
const ASK_EVERY_MS = 100

/** Resolves when the child is ready; rejects where its first start fails. Later deaths lead to restarts. */
export async function startChild(plan: ChildPlan): Promise<ManagedChild> {
  let isStopping = false
  let pauseMs = BACKOFF_MS.first
  let restart: NodeJS.Timeout | undefined
  let child = launch(plan)
  try {
    await child.ready
  } catch (error) {
    await end(child.process, 2_000)
    throw error
  }
  watch()
  return {
    name: plan.name,
    async stop(withinMs) {
      isStopping = true
      clearTimeout(restart)
      await end(child.process, withinMs)
    },
  }

  function watch(): void {
    const begunAt = Date.now()
    const again = () => {
      if (isStopping) return
      if (Date.now() - begunAt > STEADY_AFTER_MS) pauseMs = BACKOFF_MS.first
      plan.onNotice(`The ${plan.name} has ended and starts again in ${pauseMs / 1000} s.`)
      restart = setTimeout(() => {
        child = launch(plan)
        child.ready.then(
          () => plan.onNotice(`The ${plan.name} is back.`),
          (error: unknown) => plan.onNotice(error instanceof Error ? error.message : String(error)),
        )
        watch()
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, BACKOFF_MS.max)
    }
    if (hasEnded(child.process)) again()
    else child.process.once('exit', again)
  }
}

interface Launched {
  readonly process: ChildProcess
  readonly ready: Promise<void>
}

function launch(plan: ChildPlan): Launched {
  plan.beforeStart?.()
  const child = spawn(process.execPath, [...plan.args], {
    cwd: plan.cwd,
    env: plan.env,
    // A process group of its own: the terminal's Ctrl-C reaches the supervisor alone, which stops all in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const complaint = { last: '' }
  eachLine(child.stdout, (line) => plan.onLine(plan.name, line))
  eachLine(child.stderr, (line) => {
    complaint.last = line.trim() || complaint.last
    plan.onLine(plan.name, line)
  })
  if (child.pid !== undefined) plan.onStarted(child.pid)
  return { process: child, ready: becomesReady(plan, child, complaint) }
}

function becomesReady(
  plan: ChildPlan,
  child: ChildProcess,
  complaint: { readonly last: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let isSettled = false
    const settle = (failure?: string) => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      clearTimeout(deadline)
      if (failure === undefined) resolve()
      else reject(new StartError(failure))
    }
    const deadline = setTimeout(
      () =>
        settle(`The ${plan.name} was not ready within ${plan.readyWithinMs / 1000} s: see its lines above.`),
      plan.readyWithinMs,
    )
    child.on('message', (message) => {
      const known = messageSchema.safeParse(message)
      if (!known.success) return
      settle('refused' in known.data ? known.data.refused : undefined)
    })
    child.once('error', (error) => settle(`The ${plan.name} could not be started: ${error.message}.`))
    // After the last message: a refusal may still be on its way when the exit is seen.
    child.once('close', (code, signal) =>
      settle(
        `The ${plan.name} ended before it was ready (${signal ?? `exit code ${code}`}): ${complaint.last || 'it said nothing.'}`,
      ),
    )
    const ask = () => {
      if (isSettled || plan.askReady === undefined) return
      plan
        .askReady()
        .catch(() => false)
        .then((isReady) => {
          if (isReady) settle()
          else timer = setTimeout(ask, ASK_EVERY_MS)
        })
    }
    ask()
  })
}

async function end(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return
  child.kill('SIGTERM')
  if (await waitForExit(child.pid, withinMs)) return
  child.kill('SIGKILL')
  await waitForExit(child.pid, 1_000)
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null || !isAlive(child.pid)

function eachLine(stream: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
  stream?.on('end', () => {
    if (rest !== '') take(rest)
  })
}
