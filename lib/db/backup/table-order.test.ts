import { expect, it } from 'vitest'
import { tableOrder } from './table-order'

it('puts a table after those that it refers to, and does not mind one that refers to itself', () => {
  const references = [
    { from: 'devices', to: 'tenants' },
    { from: 'tenants', to: 'companies' },
    { from: 'tenants', to: 'tenants' },
  ]
  expect(tableOrder(['devices', 'tenants', 'audit', 'companies'], references)).toEqual([
    'audit',
    'companies',
    'tenants',
    'devices',
  ])
})

it('has no order for a ring', () => {
  const ring = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ]
  expect(() => tableOrder(['a', 'b'], ring)).toThrow('refer to each other')
})
