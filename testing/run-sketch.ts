/** An Arduino sketch, compiled with stand-ins for the board and the library, and run: which calls it makes. */
import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { demandTool } from './tools'

const execute = promisify(execFile)
const standIns = fileURLToPath(new URL('./arduino', import.meta.url))

export interface SketchCalls {
  readonly lines: readonly string[]
  /** The texts that the first call of the name was given. */
  texts(call: string): readonly string[]
  /** The number that it was given. */
  number(call: string): number | undefined
}

export async function runSketch(path: string, board: 'ESP32' | 'ESP8266' = 'ESP32'): Promise<SketchCalls> {
  const compiler = demandTool('g++', 'g++')
  const program = join(dirname(path), `sketch-${board}`)
  const flags = ['-std=c++17', '-Wall', '-Werror', `-D${board}`, '-I', standIns, '-include', 'Arduino.h']
  await execute(compiler, [...flags, '-x', 'c++', path, join(standIns, 'main.cpp'), '-o', program])
  const { stdout } = await execute(program)
  const lines = stdout.trim().split('\n')
  const words = (call: string) => lines.find((line) => line.startsWith(`${call} `))?.split(' ') ?? []
  return {
    lines,
    texts: (call) =>
      words(call)
        .slice(1, -1)
        .map((hex) => Buffer.from(hex, 'hex').toString('utf8')),
    number: (call) => {
      const last = words(call).at(-1)
      return last === undefined ? undefined : Number(last)
    },
  }
}
