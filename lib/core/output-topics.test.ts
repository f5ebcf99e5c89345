import { expect, it } from 'vitest'
import { buildLogsTopic, buildRawTopic, sourceOfRawTopic, tenantOfLogsTopic } from './output-topics'

const names = { company: 'A/B', source: 's+1', connection: 'c#', measurement: '100%', key: 'a\nb' }

it('a raw topic has seven levels, whatever the names hold', () => {
  expect(buildRawTopic(names)).toBe('v1/raw/A%2FB/s%2B1/c%23/100%25/a%0Ab')
})

it('company and source of a raw topic come back as they stand', () => {
  expect(sourceOfRawTopic(buildRawTopic(names))).toEqual({ company: 'A%2FB', source: 's%2B1' })
})

it.each(['v1/raw/Acme', 'v1/logs/Acme/x', 'v2/raw/Acme/x', ''])('%j is no raw topic', (topic) => {
  expect(sourceOfRawTopic(topic)).toBeUndefined()
})

it('the tenant of a logs topic comes back, or its absence', () => {
  const logs = { company: 'A/B', source: 'x/y', kind: 'message' } as const
  expect(buildLogsTopic({ ...logs, tenantId: 7 })).toBe('v1/logs/A%2FB/x%2Fy/7/message')
  expect(tenantOfLogsTopic(buildLogsTopic({ ...logs, tenantId: 7 }))).toBe(7)
  expect(tenantOfLogsTopic(buildLogsTopic({ ...logs, source: '-', tenantId: '-' }))).toBe('-')
})

it.each(['v1/logs/Acme/x', 'v1/logs/Acme/x/seven/message', 'v1/raw/Acme/x/7/message'])(
  '%s has no tenant',
  (topic) => {
    expect(tenantOfLogsTopic(topic)).toBeUndefined()
  },
)
