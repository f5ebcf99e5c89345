import { describe, expect, it } from 'vitest'
import { DeviceSettings } from './device-settings'
import { tenants } from './fleet'

const devices = tenants.flatMap((tenant) => tenant.devices)
function settingsOf(asset: string, kept = new Map<string, number>()): DeviceSettings {
  const device = devices.find((one) => one.asset === asset)
  if (!device) throw new Error(`no ${asset}`)
  return new DeviceSettings(device, kept)
}

const BOILER = 'tenant/7/device/d1/command/setpoint'
const OVEN = 'v1/sources/s1/cmd/writedata'

describe('a command', () => {
  it.each(['62', '"62"', '{"value": 62}'])('sets the boiler by %s', (payload) => {
    const settings = settingsOf('BO-01')
    expect(settings.apply(BOILER, payload, 5)).toMatchObject({ isDone: true })
    expect(settings.current.get('setpoint')).toEqual({ from: 58, to: 62, changedAtMs: 5 })
  })

  it('sets the oven by "Topic" and "Data"', () => {
    const settings = settingsOf('OV-101')
    const payload = JSON.stringify({ Topic: 'Oven_PLC/Zone_1/Setpoint', Mapping: '', Data: '240' })
    expect(settings.apply(OVEN, payload, 5)).toMatchObject({ isDone: true })
    expect(settings.current.get('Oven_PLC/Zone_1/Setpoint')?.to).toBe(240)
  })

  it.each([
    ['Drogue', 'TR-701', 'command/inbox//setpoint', '8', 'setpoint'],
    ['ThingScale, which names none', 'WX-801', 'token/wx-801/subscribe', '{"value": 8}', 'frost_alarm'],
    ['Connio', 'PU-901', 'connio/data/in/devices/d1/properties/pressure_limit', '8', 'pressure_limit'],
    ['the plain namespace', 'GH-951', 'command/greenhouse-controller/vent', '{"value": 8}', 'vent'],
  ])('is one in %s too', (_, asset, topic, payload, setting) => {
    const settings = settingsOf(asset)
    expect(settings.apply(topic, payload, 5)).toMatchObject({ isDone: true })
    expect(settings.current.get(setting)?.to).toBe(8)
  })

  it.each([
    ['out of range', BOILER, '90'],
    ['no number', BOILER, 'warm'],
    ['empty', BOILER, '""'],
    ['for nothing that it has', 'tenant/7/device/d1/command/restart', '1'],
    ["another dialect's", OVEN, '{"Topic": "setpoint", "Data": 60}'],
  ])('that is %s changes nothing, and says so', (_, topic, payload) => {
    const settings = settingsOf('BO-01')
    expect(settings.apply(topic, payload, 5)).toMatchObject({ isDone: false })
    expect(settings.current.get('setpoint')?.to).toBe(58)
  })

  it.each(['{"Topic"', '{"Topic": "x"}', '230'])(
    'of Capture that names nothing is ignored: %s',
    (payload) => {
      expect(settingsOf('OV-101').apply(OVEN, payload, 5)).toMatchObject({ isDone: false })
    },
  )

  it('finds the value that the device was left at', () => {
    expect(settingsOf('BO-01', new Map([['setpoint', 47]])).current.get('setpoint')?.to).toBe(47)
  })
})
