/** Processes of the product, started and killed by tests. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'

export interface BrokerProcess {
  readonly child: ChildProcess
  /** Its log so far: warnings and errors, where LOG_LEVEL does not say otherwise. */
  said(): string
  /** SIGKILL, and gone. */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

/** `broker/main.ts` in a process of its own; resolves when it listens. */
export async function startBrokerProcess(
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<BrokerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...nodeOptions, 'broker/main.ts'], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`the broker ended with ${code} before it was ready`)))
  })
  return {
    child,
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      return code
    },
  }
}

export const isRunning = ({ child }: BrokerProcess): boolean =>
  child.exitCode === null && child.signalCode === null

/** Resolves once somebody listens there. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connectSocket(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((next) => setImmediate(next))
  }
}
