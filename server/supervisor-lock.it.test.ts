import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from './process-facts'
import { takeLock } from './supervisor-lock'

let dataDir = ''
let survivor: ChildProcess | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-lock-'))
})
afterEach(() => {
  survivor?.kill('SIGKILL')
  survivor = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const file = () => join(dataDir, 'supervisor.json')
const edit = (change: (content: { pid: number; mark: string }) => void) => {
  const content = JSON.parse(readFileSync(file(), 'utf8'))
  change(content)
  writeFileSync(file(), JSON.stringify(content))
}

test('a second supervisor of the same folder is refused by one sentence', async () => {
  const lock = await takeLock(dataDir, () => {})
  await expect(takeLock(dataDir, () => {})).rejects.toThrow(
    `already runs on ${dataDir} (process ${process.pid})`,
  )
  lock.release()
  const again = await takeLock(dataDir, () => {})
  again.release()
})

test('the lock of a process whose number was given away is no obstacle', async () => {
  await takeLock(dataDir, () => {})
  edit((content) => {
    content.mark = 'of another start'
  })
  await expect(takeLock(dataDir, () => {})).resolves.toBeDefined()
})

test('what a killed supervisor left is ended, and only that', async () => {
  survivor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000) // broker/main.ts'])
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000) // something else'])
  await Promise.all([survivor, other].map((one) => new Promise((resolve) => one.once('spawn', resolve))))
  const [left, kept] = [survivor.pid ?? 0, other.pid ?? 0]
  try {
    const lock = await takeLock(dataDir, () => {})
    lock.note('broker', left, 'broker/main.ts')
    lock.note('web', kept, 'server/web.ts')
    edit((content) => {
      content.mark = 'dead'
    })
    const said: string[] = []
    await takeLock(dataDir, (sentence) => said.push(sentence))
    expect(isAlive(left)).toBe(false)
    expect(isAlive(kept)).toBe(true)
    expect(said).toEqual([`Ending the broker (process ${left}) that an earlier start left behind.`])
  } finally {
    other.kill('SIGKILL')
  }
})
