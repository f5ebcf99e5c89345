import { describe, expect, it } from 'vitest'
import type { RegisteredDevice } from '@/lib/core/registry'
import {
  fridge,
  homeMade,
  press,
  principals,
  pump,
  registry,
  thermometer,
  weatherStation,
} from '@/lib/dialects/fixtures'
import { dialectOf } from '@/lib/dialects/registry'
import { connectForm } from './connect-form'
import { firstSteps, withToken } from './first-steps'

const stepsOf = (device: RegisteredDevice) =>
  firstSteps(withToken(dialectOf(device.dialect).deviceTopics(device), device.dialect, 'sbx_dtk_secret'))

describe('the first steps of a device', () => {
  const devices = [thermometer, press, fridge, weatherStation, pump, homeMade]

  it.each(devices)('publish to a topic without placeholders: $dialect', (device) => {
    expect(stepsOf(device).topic).not.toMatch(/[{}]/)
    expect(stepsOf(device).missingSensor).toBeUndefined()
  })

  it.each([thermometer, pump])(
    'name the sensor that has to be made where it has none: $dialect',
    (device) => {
      const steps = stepsOf({ ...device, sensors: [] })
      expect(steps).toMatchObject({
        missingSensor: 'temperature',
        topic: expect.stringMatching(/temperature$/),
      })
    },
  )

  it('need no sensor where they make themselves', () => {
    const settings = { ...pump.settings, createSensors: true }
    expect(stepsOf({ ...pump, settings, sensors: [] })).not.toHaveProperty('missingSensor')
  })

  it('have the DEVICE_TOKEN in the topics of ThingScale', () => {
    expect(stepsOf(weatherStation)).toMatchObject({
      topic: 'sbx_dtk_secret/json/station1',
      commandFilter: 'sbx_dtk_secret/station1/subscribe',
    })
  })

  it('leave the commands out where the tenant has them off', () => {
    const settings = { ...thermometer.settings, sensocanCommands: false }
    expect(stepsOf({ ...thermometer, settings })).not.toHaveProperty('commandFilter')
  })
})

describe('how a device connects', () => {
  it.each([
    ['capture', press, principals.press, ['3.1.1', '5']],
    ['drogue', fridge, principals.fridge, ['3.1.1', '5']],
    ['sensocan', thermometer, principals.thermometer, ['3.1.1', '5']],
    ['thingscale', weatherStation, principals.account, ['3.1', '3.1.1']],
    ['connio', pump, principals.pump, ['3.1.1']],
    ['plain', homeMade, principals.homeMade, ['3.1', '3.1.1', '5']],
  ] as const)('is admitted by its dialect without a word: %s', (dialect, device, principal, mqttVersions) => {
    const { clientId, cleanSession: clean, keepAliveSeconds, ...form } = connectForm(device)
    expect(form).toEqual({ mqttVersions })
    const connect = { clientId, version: 4, clean, keepAliveSeconds } as const
    expect(dialectOf(dialect).admit(principal, connect, registry)).toEqual({ warnings: [] })
  })

  it('is by a ThingScale client id of 23 characters at most, which no other download has', () => {
    const long = { ...weatherStation, externalId: 'a-weather-station-on-a-far-hill' }
    const [one, two] = [connectForm(long).clientId, connectForm(long).clientId]
    expect(one).toMatch(/^a-weather-station-_[0-9a-f]{4}$/)
    expect(one).not.toBe(two)
  })
})
