import { expect, it } from 'vitest'
import { currentItem, navSections } from './nav-items'
import type { Scope } from './scope'

const scope: Scope = {
  company: { id: 'a', name: 'Acme', status: 'active' },
  tenant: { id: 7, companyId: 'a', name: 'Plant', status: 'active' },
}
const everything = () => true
const nothing = () => false
const labels = (sections: ReturnType<typeof navSections>) =>
  sections.flatMap((section) => section.items.map((item) => item.label))

it('lists the tenant first where the page is in one', () => {
  expect(navSections(scope, everything)[0]).toMatchObject({
    label: 'Plant',
    items: [
      { href: '/tenant/7' },
      { href: '/tenant/7/devices' },
      { href: '/tenant/7/commands' },
      { href: '/tenant/7/logs' },
    ],
  })
})

it('hides what the reader may not do anywhere', () => {
  expect(labels(navSections({}, nothing))).toEqual(['Overview', 'Companies', 'Tenants', 'Devices', 'API'])
})

it('marks the innermost item that the page lies under', () => {
  const sections = navSections(scope, everything)
  expect(currentItem('/tenant/7/devices/x/live', sections)?.path).toBe('/tenant/7/devices')
  expect(currentItem('/', sections)?.path).toBe('/')
  expect(currentItem('/users', sections)?.label).toBe('Users')
  expect(currentItem('/elsewhere', sections)).toBeUndefined()
})
