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
    ['out of range', BOILER, '90'],
    ['no number', BOILER, 'warm'],
    ['empty', BOILER, '""'],
    ['for nothing that it has', 'tenant/7/device/d1/command/restart', '1'],
    ['not JSON', OVEN, '{"Topic"'],
    ['without data', OVEN, '{"Topic": "x"}'],
  ])('that is %s changes nothing, and says so', (_, topic, payload) => {
    const settings = settingsOf('BO-01')
    expect(settings.apply(topic, payload, 5)).toMatchObject({ isDone: false })
    expect(settings.current.get('setpoint')?.to).toBe(58)
  })

  it('finds the value that the device was left at', () => {
    expect(settingsOf('BO-01', new Map([['setpoint', 47]])).current.get('setpoint')?.to).toBe(47)
  })
})
