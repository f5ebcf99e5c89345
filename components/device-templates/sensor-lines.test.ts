import { expect, it } from 'vitest'
import { parseSensors, writeSensors } from './sensor-lines'

it('writes sensors as lines, and reads them back with their names', () => {
  const sensors = [
    { slug: 'temp_01', name: 'Room', unit: '°C', type: 'number' as const },
    { slug: 'open', type: 'boolean' as const },
    { slug: 'note' },
  ]
  expect(writeSensors(sensors)).toBe('temp_01, °C, number\nopen, , boolean\nnote')
  expect(parseSensors(writeSensors(sensors), sensors)).toEqual(sensors)
})

it.each([
  ['a/b', 'not of the form'],
  ['a, V, volts', 'not of the form'],
  ['a, V, number, more', 'not of the form'],
  ['a\na', 'stands twice'],
])('says what is wrong with %j', (text, sentence) => {
  expect(parseSensors(text, [])).toContain(sentence)
})
