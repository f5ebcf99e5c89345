import { expect, it } from 'vitest'
import { switcherEntries } from './switcher-entries'

const companies = [
  { id: 'a', name: 'Acme', status: 'active' },
  { id: 'b', name: 'Bolt', status: 'suspended' },
] as const
const tenants = [
  { id: 1, companyId: 'a', name: 'North', status: 'active' },
  { id: 2, companyId: 'b', name: 'South', status: 'active' },
] as const
const labels = (text: string) => switcherEntries(companies, tenants, text).map((entry) => entry.label)

it('lists each company with its tenants below it', () => {
  expect(labels('')).toEqual(['All companies', 'Acme', 'North', 'Bolt', 'South'])
})

it('keeps the company of a tenant that is found', () => {
  expect(labels('sou')).toEqual(['Bolt', 'South'])
})

it('keeps all tenants of a company that is found', () => {
  expect(labels('ACME')).toEqual(['Acme', 'North'])
})

it('says of a suspended one that it is', () => {
  expect(switcherEntries(companies, tenants, 'bolt')[0]?.note).toBe('suspended')
})
