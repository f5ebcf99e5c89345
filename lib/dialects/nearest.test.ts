import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearest } from './nearest'

const slugs = ['temp_01', 'temp_02', 'humidity_01', 'door']

it.each([
  ['temp_1', 'temp_01'],
  ['TEMP_01', 'temp_01'],
  ['tmep_02', 'temp_02'],
  ['humidty_01', 'humidity_01'],
  ['humidity01x', 'humidity_01'],
  ['dor', 'door'],
])('takes %s for %s', (name, meant) => {
  expect(nearest(name, slugs)).toBe(meant)
})

it.each(['', 'vibration', 'x', 'pressure_01', 'temp_01'.repeat(20)])('finds nothing near %j', (name) => {
  expect(nearest(name, slugs)).toBeUndefined()
})

/** Insertions, deletions, replacements and swaps by plain recursion. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const steps = [
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ]
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0]) steps.push(distance(a.slice(2), b.slice(2)) + 1)
  return Math.min(...steps)
}

it('finds a name exactly where plain recursion counts few enough differences', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(short, short, (name, candidate) => {
      const isNear = distance(name, candidate) <= Math.max(1, Math.floor(name.length / 3))
      expect(nearest(name, [candidate])).toBe(isNear ? candidate : undefined)
    }),
    { numRuns: 1_000 },
  )
})
