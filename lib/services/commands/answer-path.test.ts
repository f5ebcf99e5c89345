import { expect, it } from 'vitest'
import type { RegisteredSensor } from '@/lib/core/registry'
import { answerPathOf } from './answer-path'

const sensor = (slug: string, aliases: string[] = []): RegisteredSensor => ({
  id: slug,
  series: 1,
  slug,
  aliases,
  type: 'number',
  connection: 'sensocan',
  measurement: slug,
  key: 'value',
})
const device = (
  dialect: Parameters<typeof answerPathOf>[0]['dialect'],
  sensors: RegisteredSensor[] = [],
) => ({
  dialect,
  sensors,
})

it('is the variable that a Capture command names', () => {
  expect(answerPathOf(device('capture'), { name: 'line/motor/speed' })).toEqual({
    connection: 'line',
    measurement: 'motor',
    key: 'speed',
  })
  for (const name of ['line/motor', 'line/motor/speed/x', 'line//speed', 'speed'])
    expect(answerPathOf(device('capture'), { name })).toBeUndefined()
})

it('is the property that a Connio command writes, in lower case', () => {
  expect(answerPathOf(device('connio'), { name: 'x/SetPoint' })).toEqual({
    connection: 'connio',
    measurement: 'properties',
    key: 'setpoint',
  })
})

it('is the sensor of a SensoCAN device that has the name of the command, by slug or alias', () => {
  const sensors = [sensor('temp'), sensor('fan', ['blower'])]
  expect(answerPathOf(device('sensocan', sensors), { name: 'blower' })).toMatchObject({ measurement: 'fan' })
  expect(answerPathOf(device('sensocan', sensors), { name: 'Temp' })).toBeUndefined()
})

it('is nothing where the dialect’s commands name no variable', () => {
  for (const dialect of ['drogue', 'thingscale', 'plain'] as const)
    expect(answerPathOf(device(dialect), { name: 'a/b/c' })).toBeUndefined()
})
