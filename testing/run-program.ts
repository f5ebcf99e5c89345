/** A program that goes on until it is stopped, and what it prints. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface RunningProgram {
  /** All that was printed so far. */
  readonly output: string
  readonly hasEnded: boolean
  /** Resolves when the program ends by itself, to its exit code. */
  readonly ended: Promise<number | null>
  /** Resolves when the output holds the text; rejects where the program ends without it. */
  printed(text: string): Promise<void>
  stop(): Promise<void>
}

/** In a process group of its own, so that the children of a shell end with it; lines are not held back. */
export function runProgram(program: string, ...args: string[]): RunningProgram {
  const child = spawn('stdbuf', ['-oL', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  let hasEnded = false
  const waiting = new Set<() => void>()
  const take = (chunk: Buffer) => {
    output += chunk
    for (const look of waiting) look()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = once(child, 'close').then(([code]): number | null => {
    hasEnded = true
    for (const look of waiting) look()
    return code
  })
  return {
    get output() {
      return output
    },
    get hasEnded() {
      return hasEnded
    },
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text) && !hasEnded) return
          waiting.delete(look)
          if (output.includes(text)) resolve()
          else reject(new Error(`${program} ended without "${text}": ${output}`))
        }
        waiting.add(look)
        look()
      }),
    stop: async () => {
      if (!hasEnded && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await ended
    },
  }
}
