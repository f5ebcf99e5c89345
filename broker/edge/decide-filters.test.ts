import { expect, it } from 'vitest'
import { framed } from '@/testing/frames'
import { decideFilters } from './decide-filters'
import type { EdgeEvents } from './edge-events'
import { limits } from './limits'
import { noMount } from './mount'
import { Translator } from './translator'

it('a SUBSCRIBE of too many filters is told of, and nothing is looked up or asked for it', () => {
  const edge = { version: 4 } as const
  const told: number[] = []
  const never = () => {
    throw new Error('asked')
  }
  const events: EdgeEvents<typeof edge> = {
    admit: never,
    onOffence: never,
    beforeSubscribe: never,
    answerFilters: never,
    onTooManyFilters: (_edge, filters) => told.push(filters.length),
    onAllRefused: never,
    routedOf: never,
    onPuback: never,
    onPublishOut: never,
    onUndelivered: never,
    onClosed: never,
  }
  const count = limits.filtersPerSubscribe + 1
  const subscriptions = Array.from({ length: count }, (_, index) => ({
    topic: `command/inbox/device${index}/#`,
    qos: 0 as const,
  }))
  const frame = framed({ cmd: 'subscribe', messageId: 1, subscriptions })
  expect(decideFilters(edge, frame, new Translator(4, noMount), events)).toHaveProperty('answer')
  expect(told).toEqual([count])
})
