import { expect, it } from 'vitest'
import type { Scope } from '../layout/scope'
import { placesOf } from './places'

const scope: Scope = {
  company: { id: 'a', name: 'Acme', status: 'active' },
  tenant: { id: 7, companyId: 'a', name: 'Plant', status: 'active' },
}
const device = '/tenant/7/devices/0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11'
const everything = () => true

it('gives "d" to the devices of the tenant in scope, and without one to all', () => {
  const byD = (places: ReturnType<typeof placesOf>) => places.filter(({ key }) => key === 'd')
  expect(byD(placesOf(scope, everything, '/tenant/7'))).toMatchObject([{ href: '/tenant/7/devices' }])
  expect(byD(placesOf({}, everything, '/'))).toMatchObject([{ href: '/devices' }])
})

it("gives the keys of a device's pages to them while one is open", () => {
  const hrefOf = (path: string, key: string) =>
    placesOf(scope, everything, path).find((place) => place.key === key)?.href
  expect(hrefOf(`${device}/live`, 'l')).toBe(`${device}/logs`)
  expect(hrefOf(`${device}/live`, 'k')).toBe(`${device}/credentials`)
  expect(hrefOf('/tenant/7/devices/new', 'k')).toBe('/api-tokens?company=a')
})

it('never gives a key twice', () => {
  const keys = placesOf(scope, everything, device).flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

it('leaves out what the reader may not do', () => {
  const labels = placesOf(scope, () => false, device).map(({ label }) => label)
  expect(labels).toContain('Sensors')
  expect(labels).not.toContain('Credentials')
})
