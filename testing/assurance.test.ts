/** Each numbered line of the assurance has tests whose names bear its number, and none of them is skipped. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const LINES = 40
const FOLDERS = [
  'app',
  'bench',
  'broker',
  'components',
  'demo',
  'docs',
  'e2e',
  'lib',
  'server',
  'setup',
  'testing',
]
const TEST_FILE = /\.(test|e2e|fuzz)\.tsx?$/
/** In the name of a test or of a group: at its beginning, or after a semicolon or a comma where it is of several lines. */
const NUMBER = /(?:['"`]|[;,] )A(\d\d)(?=[ ,])/g
const SKIPPED = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|fixme|fails|only)\b/

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => TEST_FILE.test(path) && path !== 'assurance.test.ts')
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${folder}/${path}`, 'utf8') })),
)
const numbersIn = (text: string): string[] => [...text.matchAll(NUMBER)].map(([, number = '']) => number)

it('every line from A01 to A40 has a test', () => {
  const tested = new Set(files.flatMap(({ text }) => numbersIn(text)))
  const lines = Array.from({ length: LINES }, (_, index) => String(index + 1).padStart(2, '0'))
  expect(lines.filter((line) => !tested.has(line)).map((line) => `A${line}`)).toEqual([])
  expect([...tested].filter((number) => !lines.includes(number))).toEqual([])
})

it('no file with such a test skips any, or runs only some', () => {
  const numbered = files.filter(({ text }) => numbersIn(text).length > 0)
  expect(numbered.length).toBeGreaterThan(20)
  expect(numbered.filter(({ text }) => SKIPPED.test(text)).map(({ path }) => path)).toEqual([])
})
