import { expect, it } from 'vitest'
import { actOnDevicesOp } from '@/lib/contract/device-bulk'
import { bulkRequest } from './bulk-request'

it('asks for all that the list’s filter matches, and for no other number', () => {
  const filter = { q: 'pump', tenantId: '7', isNew: 'false', presence: 'offline' }
  const request = bulkRequest({ kind: 'matching', filter, count: 12 }, { kind: 'disable' })
  expect(actOnDevicesOp.body.parse(request)).toEqual({
    filter: { q: 'pump', tenantId: 7, isNew: false, presence: 'offline' },
    action: { kind: 'disable' },
    expectedCount: 12,
  })
})

it('asks for the rows chosen', () => {
  const id = '0b9c1c5e-6a0e-4d2a-9b1c-5e6a0e4d2a9b'
  expect(actOnDevicesOp.body.parse(bulkRequest({ kind: 'chosen', ids: [id] }, { kind: 'enable' }))).toEqual({
    deviceIds: [id],
    action: { kind: 'enable' },
  })
})
