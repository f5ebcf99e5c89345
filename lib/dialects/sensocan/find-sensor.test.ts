import { expect, it } from 'vitest'
import { thermometer } from '../fixtures'
import { findSensor, sensorFinder } from './find-sensor'

const [first, second] = thermometer.sensors

it.each([
  ['temp_01', first],
  ['temperature', first],
  ['FE738B8F-9EFE-46A7-A1C6-B861BE358442', first],
  ['humidity_01', second],
  ['Temp_01', undefined],
  ['', undefined],
  ['__proto__', undefined],
])('%j: one look-up and many find the same', (identifier, sensor) => {
  expect(findSensor(thermometer, identifier)).toBe(sensor)
  expect(sensorFinder(thermometer)(identifier)).toBe(sensor)
})

it('a slug wins over an alias of another sensor', () => {
  const device = {
    ...thermometer,
    sensors: thermometer.sensors.map((sensor, index) =>
      index === 1 ? { ...sensor, slug: 'temperature' } : sensor,
    ),
  }
  expect(findSensor(device, 'temperature')?.series).toBe(2)
  expect(sensorFinder(device)('temperature')?.series).toBe(2)
})
