import { expect, it } from 'vitest'
import type { DialectId } from '@/lib/core/dialect-id'
import { sensorPathOf } from './sensor-path'

it.each<[DialectId, string, string]>([
  ['sensocan', 'Temp_01', 'sensocan/Temp_01/value'],
  ['capture', 'Plc.Line.Speed', 'Plc/Line/Speed'],
  ['connio', 'Temperature', 'connio/properties/temperature'],
  ['drogue', 'state', 'drogue/state/value'],
  ['drogue', 'state.temp', 'drogue/state/temp'],
  ['thingscale', 'temp', 'thingscale/default/temp'],
  ['thingscale', 'tag.temp', 'thingscale/tag/temp'],
  ['plain', 'a.b.c', 'plain/a.b.c/value'],
])('a %s sensor of the slug %s stands where its readings will', (dialect, slug, path) => {
  const { connection, measurement, key } = sensorPathOf(dialect, slug)
  expect(`${connection}/${measurement}/${key}`).toBe(path)
})

it('refuses the slug of a Capture sensor that does not name all three levels', () => {
  expect(() => sensorPathOf('capture', 'Speed')).toThrow('names all three levels')
})
