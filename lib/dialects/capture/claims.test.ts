import { expect, it } from 'vitest'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import { account, press, reach } from '../fixtures'
import { claimsOfAccount, claimsOfSource } from './claims'

const maySubscribe = (claims: { readonly subscribe: readonly string[] }, filter: string): boolean =>
  claims.subscribe.some((claim) => filterCovers(claim, filter))

it('of a source are its own subtree, both ways', () => {
  const own = `v1/sources/${press.externalId}/#`
  expect(claimsOfSource(press)).toEqual({ publish: [own], subscribe: [own] })
})

it.each(['v1/raw/AcmeCorp/#', 'v1/raw/AcmeCorp/+/+/Monitoring/#', 'v1/raw/AcmeCorp/x/c/m/k'])(
  'of a user hold %s',
  (filter) => {
    expect(maySubscribe(claimsOfAccount(account('user', [reach()])), filter)).toBe(true)
  },
)

it.each([
  '#',
  '+/#',
  'v1/#',
  'v1/raw/#',
  'v1/raw/+/#',
  '+/raw/AcmeCorp/#',
  'v1/raw/acmecorp/#',
  'v1/raw/AcmeCorpTwo/#',
  '$share/x/v1/raw/AcmeCorp/#',
  'v1/logs/AcmeCorp/#',
  'v1/sources/#',
])('of a user do not hold %s', (filter) => {
  expect(maySubscribe(claimsOfAccount(account('user', [reach()])), filter)).toBe(false)
})

it('encode the name of the company as the raw tree does', () => {
  const { subscribe } = claimsOfAccount(account('user', [reach({ companyName: 'A/B+#%' })]))
  expect(subscribe).toEqual(['v1/raw/A%2FB%2B%23%25/#'])
})

it('follow the permissions, company by company', () => {
  const reaches = [
    reach({ companyName: 'One', permissions: ['read:telemetry'] }),
    reach({ companyName: 'Two', permissions: ['read:logs'] }),
  ]
  expect(claimsOfAccount(account('api-token', reaches))).toEqual({
    publish: [],
    subscribe: ['v1/raw/One/#', 'v1/logs/Two/#'],
  })
})

it('let an account publish commands, with the permission, and nothing else', () => {
  const { publish } = claimsOfAccount(account('user', [reach({ permissions: ['send:commands'] })]))
  const may = (topic: string) => publish.some((filter) => filterMatches(filter, topic))
  expect(may('v1/sources/x/cmd/writedata')).toBe(true)
  expect(may('v1/sources/x/cmd/writedata/y')).toBe(false)
  expect(may('v1/sources/x/data/read/c/m/k')).toBe(false)
  expect(claimsOfAccount(account('user', [reach({ permissions: ['read:telemetry'] })])).publish).toEqual([])
})
