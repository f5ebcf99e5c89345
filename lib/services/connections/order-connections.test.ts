import { expect, it } from 'vitest'
import type { Connection } from '@/lib/contract/connections'
import { orderOf } from './order-connections'

const connection = (id: string, more: Partial<Connection>): Connection => ({
  id,
  principalKind: 'device',
  principal: id,
  principalId: null,
  clientId: id,
  companyId: null,
  tenantId: null,
  deviceId: null,
  dialect: null,
  address: '10.0.0.1',
  listener: 'mqtt',
  protocolVersion: 5,
  keepAliveSeconds: 60,
  isDurable: false,
  connectedAt: '2026-01-01T00:00:00.000Z',
  messagesIn: 0,
  messagesOut: 0,
  messagesInPerSecond: 0,
  takeovers: { count: 0, addresses: [] },
  droppedTooLarge: 0,
  droppedQos0: 0,
  queuedMessages: 0,
  droppedQueueFull: 0,
  queuedBytes: 0,
  subscriptions: [],
  ...more,
})
const ordered = (sort: Parameters<typeof orderOf>[0], ...all: Connection[]) => {
  const { keyOf, compare } = orderOf(sort)
  return all.sort((a, b) => compare(keyOf(a), keyOf(b))).map(({ id }) => id)
}

it('puts the newest first where nothing is asked', () => {
  const old = connection('a', { connectedAt: '2025-01-01T00:00:00.000Z' })
  expect(ordered(undefined, old, connection('b', {}))).toEqual(['b', 'a'])
})

it('puts the busiest first, and those that are alike in one order both ways', () => {
  const all = [connection('a', {}), connection('b', { messagesInPerSecond: 2 }), connection('c', {})]
  expect(ordered('-rate', ...all)).toEqual(['b', 'c', 'a'])
  expect(ordered('rate', ...all)).toEqual(['a', 'c', 'b'])
})

it('takes upper and lower case of a name alike', () => {
  expect(
    ordered('principal', connection('a', { principal: 'beta' }), connection('b', { principal: 'Alpha' })),
  ).toEqual(['b', 'a'])
})
