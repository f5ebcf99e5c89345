/** What there is: one company, a plant of Capture sources and a building of SensoCAN devices. Data only. */
import type { Signal } from './signals'

export interface DemoSensor {
  /** For a Capture source `Connection.Measurement.Key`. */
  readonly slug: string
  readonly name: string
  readonly unit?: string
  readonly signal: Signal
}

/** A number that the device takes as a command of this name. */
export interface DemoSetting {
  readonly name: string
  readonly initial: number
  readonly min: number
  readonly max: number
}

export interface DemoDevice {
  /** Its inventory number, kept as a tag: a device is found by it however it is renamed. */
  readonly asset: string
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly everySeconds: number
  /** One message a sensor, or one for all that belong together. */
  readonly sends: 'each' | 'together'
  readonly login: 'password' | 'access-token' | 'wrong-password'
  readonly mqttVersion: 4 | 5
  /** Sends faulty messages now and then. */
  readonly isCareless?: boolean
  readonly batteryVolts?: number
  readonly settings?: readonly DemoSetting[]
  readonly sensors: readonly DemoSensor[]
}

export interface DemoTenant {
  readonly name: string
  /** Never renamed and unique over the installation: by it the tenant, and with it the company, is found again. */
  readonly application: string
  readonly dialect: 'capture' | 'sensocan'
  readonly sensocanCommands: boolean
  readonly devices: readonly DemoDevice[]
}

export const companyName = 'Hollowbrook Foods'

const oven = (asset: string, line: string, celsius: number): DemoDevice => ({
  asset,
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
      signal: { kind: 'follows', setting: 'Oven_PLC/Zone_1/Setpoint', lagMinutes: 1.5, noise: 2.4, decimals: 1 },
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

const plant: DemoTenant = {
  name: 'Hollowbrook bakehouse',
  application: 'hollowbrook-bakehouse',
  dialect: 'capture',
  sensocanCommands: false,
  devices: [
    oven('OV-101', '1', 228),
    oven('OV-102', '2', 214),
    {
      asset: 'MX-201',
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
          signal: { kind: 'follows', setting: 'Chiller/Air/Setpoint', lagMinutes: 2, noise: 0.5, decimals: 2 },
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
}

const room = (asset: string, name: string, floor: string, mean: number): DemoDevice => ({
  asset,
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

const building: DemoTenant = {
  name: 'Mill Street offices',
  application: 'mill-street-offices',
  dialect: 'sensocan',
  sensocanCommands: true,
  devices: [
    room('RM-11', 'Meeting room Alder', '1', 21.4),
    room('RM-12', 'Meeting room Birch', '1', 20.8),
    {
      asset: 'WS-01',
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
      name: 'Cellar sensor',
      tags: { floor: 'basement' },
      everySeconds: 4,
      sends: 'each',
      login: 'password',
      mqttVersion: 4,
      isCareless: true,
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
}

export const tenants: readonly DemoTenant[] = [plant, building]
