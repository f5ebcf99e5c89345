/** The building: SensoCAN devices, some on batteries. */
import type { DemoDevice, DemoTenant } from './demo-device'
import { rooms } from './rooms-herd'

const room = (asset: string, name: string, floor: string, mean: number): DemoDevice => ({
  asset,
  dialect: 'sensocan',
  name,
  tags: { floor },
  everySeconds: 4,
  sends: 'together',
  login: 'password',
  mqttVersion: 4,
  batteryVolts: 3.62,
  sensors: [
    {
      slug: 'temp_01',
      name: 'Temperature',
      unit: '°C',
      signal: { kind: 'daily', mean, swing: 1.2, peakHour: 15, noise: 0.25, decimals: 2 },
    },
    {
      slug: 'co2_01',
      name: 'Carbon dioxide',
      unit: 'ppm',
      signal: { kind: 'shift', idle: 440, busy: 780, fromHour: 8, toHour: 18, noise: 120, decimals: 0 },
    },
    { slug: 'occupied', name: 'Occupied', signal: { kind: 'switch', share: 0.35, holdMinutes: 15 } },
  ],
})

export const building: DemoTenant = {
  name: 'Mill Street offices',
  application: 'mill-street-offices',
  sensocanCommands: true,
  devices: [
    room('RM-11', 'Meeting room Alder', '1', 21.4),
    room('RM-12', 'Meeting room Birch', '1', 20.8),
    {
      asset: 'WS-01',
      dialect: 'sensocan',
      name: 'Roof weather station',
      tags: { floor: 'roof' },
      everySeconds: 5,
      sends: 'together',
      login: 'password',
      mqttVersion: 5,
      batteryVolts: 3.94,
      sensors: [
        {
          slug: 'temp_01',
          name: 'Air temperature',
          unit: '°C',
          signal: { kind: 'daily', mean: 11, swing: 6, peakHour: 14, noise: 0.7, decimals: 1 },
        },
        {
          slug: 'humidity_01',
          name: 'Relative humidity',
          unit: '%',
          signal: { kind: 'daily', mean: 68, swing: 17, peakHour: 4, noise: 4, decimals: 0 },
        },
        {
          slug: 'wind_01',
          name: 'Wind',
          unit: 'm/s',
          signal: { kind: 'daily', mean: 5.2, swing: 1.8, peakHour: 15, noise: 3, decimals: 1 },
        },
      ],
    },
    {
      asset: 'SV-21',
      dialect: 'sensocan',
      name: 'Server room',
      tags: { floor: '2' },
      everySeconds: 2,
      sends: 'each',
      login: 'access-token',
      mqttVersion: 4,
      sensors: [
        {
          slug: 'temp_01',
          name: 'Cold aisle',
          unit: '°C',
          signal: { kind: 'daily', mean: 22.6, swing: 0.8, peakHour: 16, noise: 0.6, decimals: 2 },
        },
        {
          slug: 'humidity_01',
          name: 'Relative humidity',
          unit: '%',
          signal: { kind: 'daily', mean: 46, swing: 3, peakHour: 5, noise: 1.5, decimals: 1 },
        },
        { slug: 'leak_01', name: 'Leak', signal: { kind: 'switch', share: 0.002, holdMinutes: 10 } },
      ],
    },
    {
      asset: 'BO-01',
      dialect: 'sensocan',
      name: 'Heating boiler',
      tags: { floor: 'basement' },
      everySeconds: 3,
      sends: 'together',
      login: 'password',
      mqttVersion: 5,
      settings: [{ name: 'setpoint', initial: 58, min: 35, max: 75 }],
      sensors: [
        {
          slug: 'flow_temp',
          name: 'Flow temperature',
          unit: '°C',
          signal: { kind: 'follows', setting: 'setpoint', lagMinutes: 1, noise: 0.8, decimals: 1 },
        },
        {
          slug: 'return_temp',
          name: 'Return temperature',
          unit: '°C',
          signal: { kind: 'daily', mean: 44, swing: 3, peakHour: 6, noise: 0.9, decimals: 1 },
        },
        { slug: 'setpoint', name: 'Setpoint', unit: '°C', signal: { kind: 'setting', setting: 'setpoint' } },
      ],
    },
    {
      asset: 'CE-02',
      dialect: 'sensocan',
      name: 'Cellar sensor',
      tags: { floor: 'basement' },
      everySeconds: 4,
      sends: 'each',
      login: 'password',
      mqttVersion: 4,
      isCareless: true,
      settings: [{ name: 'report_interval', initial: 4, min: 2, max: 60 }],
      batteryVolts: 3.18,
      sensors: [
        {
          slug: 'temp_01',
          name: 'Temperature',
          unit: '°C',
          signal: { kind: 'daily', mean: 13.8, swing: 0.6, peakHour: 18, noise: 0.2, decimals: 2 },
        },
        {
          slug: 'humidity_01',
          name: 'Relative humidity',
          unit: '%',
          signal: { kind: 'daily', mean: 74, swing: 4, peakHour: 6, noise: 2, decimals: 1 },
        },
      ],
    },
  ],
  herds: [rooms],
}
