/** Debian's mosquitto_pub and mosquitto_sub, as the vendors' documents show them. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

export const hasMosquitto = spawnSync('mosquitto_pub', ['--help']).error === undefined

if (!hasMosquitto && process.env.CI) throw new Error('CI installs mosquitto-clients, and they are not here')

export interface Ran {
  readonly code: number
  readonly output: string
}

/** Runs `mosquitto_pub`; an exit code of 0 means that the broker took it. */
export async function mosquittoPub(...args: string[]): Promise<Ran> {
  const child = spawn('mosquitto_pub', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const [code] = await once(child, 'close')
  return { code, output }
}

/**
 * Runs `mosquitto_sub -d` and collects lines; `granted` resolves with what SUBACK said, `done` with what was printed
 * once `-C` messages have come or the broker has closed the connection.
 */
export function mosquittoSub(...args: string[]) {
  const child = spawn('stdbuf', ['-oL', 'mosquitto_sub', '-d', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let heard: (line: string) => void = () => {}
  const granted = new Promise<string>((resolve) => {
    heard = (text) => {
      const line = /Subscribed.*|All subscription requests were denied.*|Connection (?:error|Refused).*/.exec(
        text,
      )
      if (line) resolve(line[0])
    }
  })
  const take = (chunk: Buffer) => {
    output += chunk
    heard(output)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const done = once(child, 'close').then(([code]): Ran => ({ code, output }))
  return { granted, done, stop: () => child.kill('SIGTERM') }
}

/**
 * Whether the broker refuses and closes the connection: these clients then try again, which is where they are stopped,
 * unless they had read of the refusal before and left by themselves.
 */
export async function isRefused(
  program: 'mosquitto_pub' | 'mosquitto_sub',
  ...args: string[]
): Promise<boolean> {
  const child = spawn('stdbuf', ['-oL', program, '-d', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const again = new Promise<boolean>((resolve) => {
    const take = (chunk: Buffer) => {
      output += chunk
      if (output.split('sending CONNECT').length > 2 || output.includes('denied')) resolve(true)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('close', (code) => resolve(code !== 0))
  })
  const result = await again
  child.kill('SIGTERM')
  return result
}
