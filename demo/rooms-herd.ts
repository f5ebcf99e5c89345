/** The desk rooms of the offices: SensoCAN devices on batteries. */
import { makeHerd } from './make-herd'

export const rooms = makeHerd({
  template: 'Desk room',
  count: 60,
  prefix: 'DR',
  areas: ['Floor 1', 'Floor 2', 'Floor 3', 'Floor 4'],
  stays: { 56: 'away', 57: 'away', 58: 'away', 59: 'spare' },
  device: {
    dialect: 'sensocan',
    sends: 'together',
    login: 'password',
    mqttVersion: 4,
    batteryVolts: 3.58,
    sensors: [
      {
        slug: 'temp_01',
        name: 'Temperature',
        unit: '°C',
        signal: { kind: 'daily', mean: 21.2, swing: 1.4, peakHour: 15, noise: 0.4, decimals: 2 },
      },
      {
        slug: 'co2_01',
        name: 'Carbon dioxide',
        unit: 'ppm',
        signal: { kind: 'shift', idle: 430, busy: 690, fromHour: 8, toHour: 18, noise: 90, decimals: 0 },
      },
    ],
  },
})
