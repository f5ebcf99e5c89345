import { expect, it } from 'vitest'
import { switcherEntries, switcherPagesOf } from './switcher-entries'

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

it('stays on the list that is open, where the other scope has it too', () => {
  const hrefs = (path: string) =>
    switcherEntries(companies, tenants, '', switcherPagesOf(path)).map((entry) => entry.href)
  expect(hrefs('/tenant/1/devices')).toEqual([
    '/devices',
    '/devices?company=a',
    '/tenant/1/devices',
    '/devices?company=b',
    '/tenant/2/devices',
  ])
  expect(hrefs('/users').slice(0, 3)).toEqual(['/users', '/users?company=a', '/tenant/1'])
  expect(hrefs('/tenant/1/devices/x').slice(0, 3)).toEqual(['/', '/?company=a', '/tenant/1'])
})
