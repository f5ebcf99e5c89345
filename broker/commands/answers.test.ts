import { describe, expect, it } from 'vitest'
import type { CommandView } from '@/lib/contract/commands'
import type { Reading } from '@/lib/core/reading'
import { press, receivedAt } from '@/lib/dialects/fixtures'
import { Answers } from './answers'

const SECOND = 1_000_000
const command = (id: string, name = 'line/motor/speed'): CommandView => ({
  id,
  deviceId: press.id,
  name,
  payload: 1,
  encoding: 'json',
  mapping: null,
  qos: 1,
  state: 'sent',
  failure: null,
  createdBy: 'test',
  queuedAt: '2026-03-01T12:00:00.000Z',
  sentAt: null,
  deliveredAt: null,
  answeredAt: null,
  failedAt: null,
  expiresAt: '2026-03-02T12:00:00.000Z',
  deliveredAfterMs: null,
  answeredAfterMs: null,
  jobId: null,
})
const reading = (at: number, given: Partial<Reading> = {}): Reading => ({
  deviceId: press.id,
  connection: 'line',
  measurement: 'motor',
  key: 'speed',
  value: 1,
  ts: at,
  receivedAt: at,
  tags: {},
  dialect: 'capture',
  ...given,
})

function world() {
  const answers = new Answers()
  const answered: string[] = []
  answers.attach(({ id }) => answered.push(id))
  return { answers, answered }
}

describe('a command that names a variable', () => {
  it('is answered by the first reading of it, once', () => {
    const { answers, answered } = world()
    answers.expect(press, command('a'), receivedAt)
    answers.accepted(press.id, [reading(receivedAt + SECOND, { key: 'torque' })])
    expect(answered).toEqual([])
    answers.accepted(press.id, [reading(receivedAt + SECOND), reading(receivedAt + 2 * SECOND)])
    expect(answered).toEqual(['a'])
  })

  it('is not answered by another device, by what came before it, or after a minute', () => {
    const { answers, answered } = world()
    answers.expect(press, command('a'), receivedAt)
    answers.accepted('another', [reading(receivedAt + SECOND)])
    answers.accepted(press.id, [reading(receivedAt - 1), reading(receivedAt + 61 * SECOND)])
    expect(answered).toEqual([])
  })

  it('is not answered by a history that is told late, and is by a clock that is a little slow', () => {
    const { answers, answered } = world()
    answers.expect(press, command('a'), receivedAt)
    answers.accepted(press.id, [reading(receivedAt + SECOND, { ts: receivedAt - 3600 * SECOND })])
    expect(answered).toEqual([])
    answers.accepted(press.id, [reading(receivedAt + SECOND, { ts: receivedAt - 10 * SECOND })])
    expect(answered).toEqual(['a'])
  })

  it('waits its turn behind an older one of the same variable', () => {
    const { answers, answered } = world()
    answers.expect(press, command('a'), receivedAt)
    answers.expect(press, command('b'), receivedAt + SECOND)
    answers.accepted(press.id, [reading(receivedAt + 2 * SECOND)])
    expect(answered).toEqual(['a'])
    answers.accepted(press.id, [reading(receivedAt + 3 * SECOND)])
    expect(answered).toEqual(['a', 'b'])
  })
})

it('waits for no answer to a command that names no variable', () => {
  const { answers, answered } = world()
  answers.expect(press, command('a', 'restart'), receivedAt)
  answers.accepted(press.id, [reading(receivedAt + SECOND)])
  expect(answered).toEqual([])
})

it('awaits at most 10,000, and takes more once the oldest are given up', () => {
  const { answers, answered } = world()
  for (let index = 0; index < 10_001; index++)
    answers.expect(press, command(`c${index}`, `a/b/${index}`), receivedAt)
  answers.accepted(press.id, [
    reading(receivedAt + SECOND, { connection: 'a', measurement: 'b', key: '10000' }),
  ])
  expect(answered).toEqual([])
  answers.expect(press, command('late'), receivedAt + 61 * SECOND)
  answers.accepted(press.id, [reading(receivedAt + 62 * SECOND)])
  expect(answered).toEqual(['late'])
})
