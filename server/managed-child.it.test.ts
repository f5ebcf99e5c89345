import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ChildPlan, type ManagedChild, startChild } from './managed-child'
import { isAlive } from './process-facts'

let folder = ''
let child: ManagedChild | undefined
let pids: number[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-child-'))
  pids = []
})
afterEach(async () => {
  await child?.stop(500)
  child = undefined
  rmSync(folder, { recursive: true, force: true })
})

function plan(script: string, more: Partial<ChildPlan> = {}): ChildPlan {
  const path = join(folder, 'child.mjs')
  writeFileSync(path, script)
  return {
    name: 'worker',
    args: [path],
    cwd: folder,
    env: process.env,
    readyWithinMs: 10_000,
    onStarted: (pid) => void pids.push(pid),
    onLine: () => {},
    onNotice: () => {},
    ...more,
  }
}

const READY = 'process.send({ ready: true }); setInterval(() => {}, 1000);'

describe('a child', () => {
  test('that dies is started again, and is ready again', async () => {
    let isBack = () => {}
    const back = new Promise<void>((resolve) => {
      isBack = resolve
    })
    child = await startChild(
      plan(READY, { onNotice: (sentence) => sentence.includes('is back') && isBack() }),
    )
    process.kill(pids[0] ?? 0, 'SIGKILL')
    await back
    expect(pids).toHaveLength(2)
    expect(isAlive(pids[1] ?? 0)).toBe(true)
  })

  test('that was stopped stays stopped', async () => {
    child = await startChild(plan(READY))
    await child.stop(2_000)
    expect(pids.map(isAlive)).toEqual([false])
  })

  test('that ignores SIGTERM is killed at the deadline', async () => {
    child = await startChild(plan(`process.on('SIGTERM', () => {}); ${READY}`))
    const begun = Date.now()
    await child.stop(300)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(290)
    expect(pids.map(isAlive)).toEqual([false])
  })

  test('that refuses to start is quoted', async () => {
    const refusing = plan(`process.send({ refused: 'Port 1 is in use.' }, () => process.exit(1))`)
    await expect(startChild(refusing)).rejects.toThrow(/^Port 1 is in use\.$/)
  })

  test('that ends before it is ready is quoted by the last line it wrote to stderr', async () => {
    const failing = plan(`console.error('no disk'); process.exit(3)`)
    await expect(startChild(failing)).rejects.toThrow('ended before it was ready (exit code 3): no disk')
  })

  test('that never says it is ready is ended', async () => {
    await expect(startChild(plan('setInterval(() => {}, 1000)', { readyWithinMs: 300 }))).rejects.toThrow(
      'was not ready within 0.3 s',
    )
    expect(pids.map(isAlive)).toEqual([false])
  })
})
