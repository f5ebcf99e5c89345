import { expect, it } from 'vitest'
import type { Session } from '@/broker/sessions/session'
import { SessionTotals } from './session-totals'

const session = (kind: string, dialect: string, messagesIn: number, droppedQos0: number): Session =>
  ({
    principal: { kind, dialect },
    edge: { messagesIn, messagesOut: 2 },
    droppedQos0,
    droppedTooLarge: 1,
  }) as unknown as Session

it('adds those that ended to those that are there, by dialect', () => {
  const live = new Set([session('device', 'connio', 3, 5), session('console', 'none', 1, 0)])
  const totals = new SessionTotals({ all: () => live })
  const ended = session('device', 'connio', 4, 7)
  totals.ended(ended)
  expect(Object.fromEntries(totals.byDialect())).toEqual({
    connio: { messagesIn: 7, messagesOut: 4, droppedQos0: 12, droppedTooLarge: 2 },
    console: { messagesIn: 1, messagesOut: 2, droppedQos0: 0, droppedTooLarge: 1 },
  })
})

it('counts nothing twice, however often it is asked', () => {
  const live = new Set([session('device', 'plain', 3, 0)])
  const totals = new SessionTotals({ all: () => live })
  for (const one of live) totals.ended(one)
  live.clear()
  totals.byDialect()
  expect(totals.byDialect().get('plain')?.messagesIn).toBe(3)
})
