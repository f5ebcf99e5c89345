import { expect, it } from 'vitest'
import { numberIn } from './missing-of'
import { dialects, wires } from './wires'

it.each(dialects)('a message of %s is known again by its payload', (dialect) => {
  expect(numberIn(wires[dialect].payload(41, Date.parse('2026-11-22T08:00:00Z')))).toBe(41)
})
