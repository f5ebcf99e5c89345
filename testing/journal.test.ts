import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Journal, JournalReader } from './journal'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-journal-'))
  path = join(folder, 'journal')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('has in the file what was appended when it says so, in its order', async () => {
  const journal = new Journal(path)
  const steps = Array.from({ length: 50 }, async (_, index) => {
    journal.append(`line ${index}`)
    await journal.synced()
    expect(readFileSync(path, 'utf8')).toContain(`line ${index}\n`)
  })
  await Promise.all(steps)
  expect(readFileSync(path, 'utf8')).toBe(Array.from(steps, (_, index) => `line ${index}\n`).join(''))
})

it('is read on from where it was read to, without a line that was torn off', () => {
  const reader = new JournalReader(path)
  appendFileSync(path, 'one\ntwo\nthr')
  expect([...reader.lines()]).toEqual(['one', 'two'])
  expect([...reader.lines()]).toEqual([])
  appendFileSync(path, 'ee\n')
  expect([...reader.lines()]).toEqual(['three'])
  reader.close()
})
