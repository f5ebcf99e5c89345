import { expect, it } from 'vitest'
import type { LogRecord } from '@/lib/contract/logs'
import { logRecord } from '@/testing/log-record'
import { sensorMeant, unknownSlugs } from './unknown-slugs'

const refused = (slug: string, at: string): LogRecord =>
  logRecord({
    at,
    mend: { sentence: 'Create it.', action: { kind: 'create-sensor', slug, nearestSlug: 'temp' } },
  })

it('counts each slug that was refused and is not known by now, the most frequent first', () => {
  const records = [
    refused('hum', '2026-11-21T12:00:00Z'),
    refused('tmep', '2026-11-21T12:00:02Z'),
    refused('tmep', '2026-11-21T12:00:01Z'),
    refused('added', '2026-11-21T12:00:00Z'),
    logRecord(),
  ]
  const added = {
    id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0003',
    deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
    slug: 'other',
    aliases: ['added'],
    name: null,
    connection: 'sensocan',
    measurement: 'other',
    key: 'value',
    unit: null,
    type: 'number',
    createdAt: '2026-11-21T12:00:00Z',
  } as const
  expect(unknownSlugs(records, [{ ...added, aliases: ['added'] }])).toEqual([
    { slug: 'tmep', nearestSlug: 'temp', type: 'number', count: 2, lastAt: '2026-11-21T12:00:02Z' },
    { slug: 'hum', nearestSlug: 'temp', type: 'number', count: 1, lastAt: '2026-11-21T12:00:00Z' },
  ])
})

const property = {
  id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0004',
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  slug: null,
  aliases: [],
  name: null,
  connection: 'connio',
  measurement: 'properties',
  key: 'temp',
  unit: null,
  type: 'number',
  createdAt: '2026-11-21T12:00:00Z',
} as const

it('knows a Connio property by its key, and which sensor a near name means', () => {
  const sensor = { ...property, aliases: [] }
  expect(unknownSlugs([refused('temp', '2026-11-21T12:00:00Z')], [sensor])).toEqual([])
  expect(sensorMeant([sensor], 'temp')).toBe(sensor)
  expect(sensorMeant([sensor], undefined)).toBeUndefined()
})

it('says what kind of value the newest message had that tells', () => {
  const told = { ...refused('state', '2026-11-21T12:00:01Z'), payload: '"on"' }
  const untold = { ...refused('state', '2026-11-21T12:00:02Z'), payload: null }
  expect(unknownSlugs([untold, told], [])[0]?.type).toBe('string')
  expect(unknownSlugs([told, untold], [])[0]).toMatchObject({ type: 'string', lastAt: untold.at })
})
