/** The plant: Capture sources behind a PLC, a gauge or a meter each. */

import { cabinets } from './cabinets-herd'
import type { DemoDevice, DemoTenant } from './demo-device'

const oven = (asset: string, line: string, celsius: number): DemoDevice => ({
  asset,
  dialect: 'capture',
  name: `Tunnel oven ${line}`,
  tags: { area: 'Bakehouse', line },
  everySeconds: 2,
  sends: 'together',
  login: 'password',
  mqttVersion: 5,
  settings: [{ name: 'Oven_PLC/Zone_1/Setpoint', initial: celsius, min: 120, max: 280 }],
  sensors: [
    {
      slug: 'Oven_PLC.Zone_1.Temperature',
      name: 'Zone 1 temperature',
      unit: '°C',
      signal: {
        kind: 'follows',
        setting: 'Oven_PLC/Zone_1/Setpoint',
        lagMinutes: 1.5,
        noise: 2.4,
        decimals: 1,
      },
    },
    {
      slug: 'Oven_PLC.Zone_1.Setpoint',
      name: 'Zone 1 setpoint',
      unit: '°C',
      signal: { kind: 'setting', setting: 'Oven_PLC/Zone_1/Setpoint' },
    },
    {
      slug: 'Oven_PLC.Zone_1.Burner',
      name: 'Zone 1 burner',
      signal: { kind: 'switch', share: 0.6, holdMinutes: 2 },
    },
    {
      slug: 'Oven_PLC.Gas.Total',
      name: 'Gas used',
      unit: 'm³',
      signal: { kind: 'counter', perHour: 18.5, decimals: 2 },
    },
  ],
})

export const plant: DemoTenant = {
  name: 'Hollowbrook bakehouse',
  application: 'hollowbrook-bakehouse',
  sensocanCommands: false,
  devices: [
    oven('OV-101', '1', 228),
    oven('OV-102', '2', 214),
    {
      asset: 'MX-201',
      dialect: 'capture',
      name: 'Dough mixer',
      tags: { area: 'Bakehouse', line: '1' },
      everySeconds: 1,
      sends: 'together',
      login: 'password',
      mqttVersion: 4,
      sensors: [
        {
          slug: 'Mixer_PLC.Drive.Speed',
          name: 'Spindle speed',
          unit: 'rpm',
          signal: { kind: 'shift', idle: 12, busy: 182, fromHour: 4, toHour: 20, noise: 9, decimals: 0 },
        },
        {
          slug: 'Mixer_PLC.Drive.Power',
          name: 'Drive power',
          unit: 'kW',
          signal: { kind: 'shift', idle: 0.6, busy: 14.2, fromHour: 4, toHour: 20, noise: 0.5, decimals: 2 },
        },
        {
          slug: 'Mixer_PLC.Drive.Phase',
          name: 'Phase of the recipe',
          signal: { kind: 'state', states: ['filling', 'kneading', 'resting', 'tipping'], holdMinutes: 6 },
        },
      ],
    },
    {
      asset: 'SI-301',
      dialect: 'capture',
      name: 'Flour silo',
      tags: { area: 'Yard' },
      everySeconds: 5,
      sends: 'each',
      login: 'password',
      mqttVersion: 4,
      sensors: [
        {
          slug: 'Silo_Gauge.Content.Level',
          name: 'Fill level',
          unit: '%',
          signal: { kind: 'drained', full: 94, empty: 11, periodHours: 31, noise: 0.4, decimals: 1 },
        },
        {
          slug: 'Silo_Gauge.Content.Temperature',
          name: 'Flour temperature',
          unit: '°C',
          signal: { kind: 'daily', mean: 17, swing: 3.5, peakHour: 16, noise: 0.3, decimals: 1 },
        },
      ],
    },
    {
      asset: 'CT-401',
      dialect: 'capture',
      name: 'Cooling tunnel',
      tags: { area: 'Packing', line: '1' },
      everySeconds: 3,
      sends: 'together',
      login: 'password',
      mqttVersion: 5,
      settings: [{ name: 'Chiller/Air/Setpoint', initial: 6, min: 2, max: 14 }],
      sensors: [
        {
          slug: 'Chiller.Air.Supply',
          name: 'Supply air',
          unit: '°C',
          signal: {
            kind: 'follows',
            setting: 'Chiller/Air/Setpoint',
            lagMinutes: 2,
            noise: 0.5,
            decimals: 2,
          },
        },
        {
          slug: 'Chiller.Air.Return',
          name: 'Return air',
          unit: '°C',
          signal: { kind: 'daily', mean: 12.5, swing: 1.4, peakHour: 15, noise: 0.6, decimals: 2 },
        },
        {
          slug: 'Chiller.Air.Setpoint',
          name: 'Setpoint',
          unit: '°C',
          signal: { kind: 'setting', setting: 'Chiller/Air/Setpoint' },
        },
      ],
    },
    {
      asset: 'EM-501',
      dialect: 'capture',
      name: 'Main electricity meter',
      tags: { area: 'Switch room' },
      everySeconds: 2,
      sends: 'together',
      login: 'password',
      mqttVersion: 4,
      sensors: [
        {
          slug: 'Meter.Power.Active',
          name: 'Active power',
          unit: 'kW',
          signal: { kind: 'daily', mean: 212, swing: 96, peakHour: 11, noise: 22, decimals: 1 },
        },
        {
          slug: 'Meter.Power.Voltage_L1',
          name: 'Voltage L1',
          unit: 'V',
          signal: { kind: 'daily', mean: 231, swing: 1.8, peakHour: 3, noise: 1.2, decimals: 1 },
        },
        {
          slug: 'Meter.Energy.Total',
          name: 'Energy used',
          unit: 'kWh',
          signal: { kind: 'counter', perHour: 212, decimals: 1 },
        },
      ],
    },
    {
      asset: 'PK-602',
      dialect: 'capture',
      name: 'Packing line gateway',
      tags: { area: 'Packing', line: '2' },
      everySeconds: 5,
      sends: 'together',
      login: 'wrong-password',
      mqttVersion: 4,
      sensors: [
        {
          slug: 'Packer.Output.Trays',
          name: 'Trays packed',
          signal: { kind: 'counter', perHour: 340, decimals: 0 },
        },
      ],
    },
  ],
  herds: [cabinets],
}
