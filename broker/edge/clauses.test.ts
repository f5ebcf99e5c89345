import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const CLAUSE = /\[MQTT5?-\d[\d.]*(?:-\d+)?\]/g
const isTest = (name: string): boolean => name.endsWith('.test.ts')

/** The clauses that the files of a folder name. */
function clausesIn(folder: string, isWanted: (name: string) => boolean): ReadonlySet<string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && isWanted(name))
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  return new Set(texts.flatMap((text) => text.match(CLAUSE) ?? []))
}

it('each clause of the specifications that is cited at the edge is named by a test over raw sockets', () => {
  const cited = clausesIn('broker/edge', (name) => !isTest(name))
  const tested = clausesIn('broker/conformance', isTest)
  expect(cited.size).toBeGreaterThan(50)
  expect([...cited].filter((clause) => !tested.has(clause))).toEqual([])
})
