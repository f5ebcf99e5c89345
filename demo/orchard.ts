/** The orchard: one device each of the other dialects. */
import type { DemoDevice, DemoTenant } from './demo-device'
import { beds, coldBoxes, fieldPosts, valves } from './orchard-herds'

const truck: DemoDevice = {
  asset: 'TR-701',
  dialect: 'drogue',
  name: 'Refrigerated truck',
  tags: { plate: 'HB 701' },
  everySeconds: 4,
  sends: 'together',
  login: 'password',
  mqttVersion: 5,
  settings: [{ name: 'setpoint', initial: 3, min: -20, max: 12 }],
  sensors: [
    {
      slug: 'climate.temperature',
      name: 'Hold temperature',
      unit: '°C',
      signal: { kind: 'follows', setting: 'setpoint', lagMinutes: 2, noise: 0.6, decimals: 1 },
    },
    {
      slug: 'climate.setpoint',
      name: 'Setpoint',
      unit: '°C',
      signal: { kind: 'setting', setting: 'setpoint' },
    },
    { slug: 'door.open', name: 'Door open', signal: { kind: 'switch', share: 0.1, holdMinutes: 3 } },
  ],
}

/** Nobody creates it: it is there with its first message, and waits to be looked at. */
const weatherStation: DemoDevice = {
  asset: 'WX-801',
  dialect: 'thingscale',
  name: 'wx-801',
  tags: {},
  everySeconds: 5,
  sends: 'together',
  login: 'device-token',
  mqttVersion: 4,
  settings: [{ name: 'frost_alarm', initial: 1, min: -10, max: 10 }],
  sensors: [
    {
      slug: 'temp',
      name: 'Air temperature',
      unit: '°C',
      signal: { kind: 'daily', mean: 9, swing: 7, peakHour: 14, noise: 0.8, decimals: 1 },
    },
    {
      slug: 'humidity',
      name: 'Relative humidity',
      unit: '%',
      signal: { kind: 'daily', mean: 70, swing: 18, peakHour: 4, noise: 4, decimals: 0 },
    },
    {
      slug: 'frost_alarm',
      name: 'Frost alarm below',
      unit: '°C',
      signal: { kind: 'setting', setting: 'frost_alarm' },
    },
  ],
}

const pump: DemoDevice = {
  asset: 'PU-901',
  dialect: 'connio',
  name: 'Irrigation pump',
  tags: { field: 'north' },
  everySeconds: 3,
  sends: 'each',
  login: 'key',
  mqttVersion: 4,
  settings: [{ name: 'pressure_limit', initial: 4.2, min: 1, max: 8 }],
  sensors: [
    {
      slug: 'flow',
      name: 'Flow',
      unit: 'm³/h',
      signal: { kind: 'shift', idle: 0, busy: 38, fromHour: 3, toHour: 8, noise: 2, decimals: 1 },
    },
    {
      slug: 'pressure',
      name: 'Pressure',
      unit: 'bar',
      signal: { kind: 'follows', setting: 'pressure_limit', lagMinutes: 1, noise: 0.3, decimals: 2 },
    },
    {
      slug: 'pressure_limit',
      name: 'Pressure limit',
      unit: 'bar',
      signal: { kind: 'setting', setting: 'pressure_limit' },
    },
  ],
}

const greenhouse: DemoDevice = {
  asset: 'GH-951',
  dialect: 'plain',
  name: 'Greenhouse controller',
  tags: { house: '1' },
  everySeconds: 4,
  sends: 'together',
  login: 'plain',
  mqttVersion: 5,
  settings: [{ name: 'vent', initial: 30, min: 0, max: 100 }],
  sensors: [
    {
      slug: 'greenhouse.temperature',
      name: 'Temperature',
      unit: '°C',
      signal: { kind: 'daily', mean: 22, swing: 4, peakHour: 14, noise: 0.5, decimals: 1 },
    },
    {
      slug: 'greenhouse.soil_moisture',
      name: 'Soil moisture',
      unit: '%',
      signal: { kind: 'drained', full: 62, empty: 34, periodHours: 20, noise: 1.2, decimals: 1 },
    },
    { slug: 'greenhouse.vent', name: 'Vent', unit: '%', signal: { kind: 'setting', setting: 'vent' } },
  ],
}

export const orchard: DemoTenant = {
  name: 'Hollowbrook orchard',
  application: 'hollowbrook-orchard',
  sensocanCommands: false,
  devices: [truck, weatherStation, pump, greenhouse],
  herds: [coldBoxes, fieldPosts, valves, beds],
}
