import { expect, it } from 'vitest'
import { rateOfCompany, rateOfTenant, rateWords } from './place-rates'

const quiet = { readingsPerSecond: 0, busiestPerSecond: 0, overRate: { dropped: 0, held: 0 } }
const places = [
  { ...quiet, companyId: 'a', tenantId: 1, connections: 2, messagesPerSecond: 12.25 },
  { ...quiet, companyId: 'a', tenantId: null, connections: 1, messagesPerSecond: 0.5 },
  { ...quiet, companyId: 'b', tenantId: 2, connections: 9, messagesPerSecond: 99 },
]

it('sums what is of a tenant, and of a company with what is of none of its tenants', () => {
  expect(rateOfTenant(places, 1)).toEqual({ connections: 2, messagesPerSecond: 12.25 })
  expect(rateOfCompany(places, 'a')).toEqual({ connections: 3, messagesPerSecond: 12.75 })
  expect(rateOfTenant(places, 7)).toEqual({ connections: 0, messagesPerSecond: 0 })
})

it('is written with a digit where it is small, and as a dash where nobody knows', () => {
  expect(rateWords({ connections: 0, messagesPerSecond: 0.25 })).toBe('0.3 /s')
  expect(rateWords({ connections: 0, messagesPerSecond: 1234.5 })).toBe('1,235 /s')
  expect(rateWords(undefined)).toBe('–')
})
