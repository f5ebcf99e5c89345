import { expect, it } from 'vitest'
import { nearest } from './nearest'

const slugs = ['temp_01', 'temp_02', 'humidity_01', 'door']

it.each([
  ['temp_1', 'temp_01'],
  ['TEMP_01', 'temp_01'],
  ['tmep_02', 'temp_02'],
  ['humidty_01', 'humidity_01'],
  ['dor', 'door'],
])('takes %s for %s', (name, meant) => {
  expect(nearest(name, slugs)).toBe(meant)
})

it.each(['', 'vibration', 'x', 'pressure_01', 'temp_01'.repeat(20)])('finds nothing near %j', (name) => {
  expect(nearest(name, slugs)).toBeUndefined()
})
