/** The proofing cabinets of the bakehouse: Capture sources. */
import { makeHerd } from './make-herd'

export const airSetpoint = 'Cabinet/Air/Setpoint'

export const cabinets = makeHerd({
  template: 'Proofing cabinet',
  count: 45,
  prefix: 'PC',
  areas: ['Line 1', 'Line 2', 'Line 3'],
  stays: { 41: 'away', 42: 'away', 43: 'spare', 44: 'spare' },
  flawed: [
    ['Proofing cabinet 46', 'caputre', 'PC-46', 'Line 1'],
    ['', 'capture', 'PC-47', 'Line 2'],
  ],
  device: {
    dialect: 'capture',
    sends: 'together',
    login: 'password',
    mqttVersion: 5,
    settings: [{ name: airSetpoint, initial: 34, min: 20, max: 45 }],
    sensors: [
      {
        slug: 'Cabinet.Air.Temperature',
        name: 'Air temperature',
        unit: '°C',
        signal: { kind: 'follows', setting: airSetpoint, lagMinutes: 3, noise: 0.7, decimals: 1 },
      },
      {
        slug: 'Cabinet.Air.Humidity',
        name: 'Relative humidity',
        unit: '%',
        signal: { kind: 'daily', mean: 78, swing: 5, peakHour: 5, noise: 2, decimals: 0 },
      },
      {
        slug: 'Cabinet.Air.Setpoint',
        name: 'Setpoint',
        unit: '°C',
        signal: { kind: 'setting', setting: airSetpoint },
      },
    ],
  },
})
