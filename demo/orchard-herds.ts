/** The many of the orchard: Drogue, ThingScale, Connio and plain. */
import { makeHerd } from './make-herd'

export const coldBoxes = makeHerd({
  template: 'Cold box',
  count: 26,
  prefix: 'CB',
  areas: ['Store A', 'Store B'],
  stays: { 25: 'spare' },
  device: {
    dialect: 'drogue',
    sends: 'together',
    login: 'password',
    mqttVersion: 5,
    sensors: [
      {
        slug: 'climate.temperature',
        name: 'Box temperature',
        unit: '°C',
        signal: { kind: 'daily', mean: 3.2, swing: 0.9, peakHour: 15, noise: 0.5, decimals: 1 },
      },
      { slug: 'door.open', name: 'Door open', signal: { kind: 'switch', share: 0.08, holdMinutes: 4 } },
    ],
  },
})

export const fieldPosts = makeHerd({
  template: 'Field post',
  count: 22,
  prefix: 'FP',
  areas: ['North field', 'South field'],
  device: {
    dialect: 'thingscale',
    sends: 'together',
    login: 'device-token',
    mqttVersion: 4,
    sensors: [
      {
        slug: 'temp',
        name: 'Air temperature',
        unit: '°C',
        signal: { kind: 'daily', mean: 9, swing: 7, peakHour: 14, noise: 1, decimals: 1 },
      },
      {
        slug: 'soil',
        name: 'Soil moisture',
        unit: '%',
        signal: { kind: 'drained', full: 58, empty: 31, periodHours: 52, noise: 1, decimals: 1 },
      },
    ],
  },
})

export const valves = makeHerd({
  template: 'Drip valve',
  count: 18,
  prefix: 'DV',
  areas: ['North field', 'South field'],
  device: {
    dialect: 'connio',
    sends: 'each',
    login: 'key',
    mqttVersion: 4,
    sensors: [
      {
        slug: 'flow',
        name: 'Flow',
        unit: 'l/min',
        signal: { kind: 'shift', idle: 0, busy: 14, fromHour: 3, toHour: 8, noise: 1, decimals: 1 },
      },
    ],
  },
})

export const beds = makeHerd({
  template: 'Seedling bed',
  count: 12,
  prefix: 'SB',
  areas: ['House 1', 'House 2'],
  device: {
    dialect: 'plain',
    sends: 'together',
    login: 'plain',
    mqttVersion: 5,
    sensors: [
      {
        slug: 'bed.temperature',
        name: 'Bed temperature',
        unit: '°C',
        signal: { kind: 'daily', mean: 23, swing: 2.5, peakHour: 14, noise: 0.4, decimals: 1 },
      },
      {
        slug: 'bed.light',
        name: 'Light',
        unit: 'klx',
        signal: { kind: 'shift', idle: 0, busy: 18, fromHour: 5, toHour: 21, noise: 0.6, decimals: 1 },
      },
    ],
  },
})
