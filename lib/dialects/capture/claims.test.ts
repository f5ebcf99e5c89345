import { expect, it } from 'vitest'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import { actorPrincipal, press, reach } from '../fixtures'
import { claimsOfActor, claimsOfSource } from './claims'

const maySubscribe = (claims: { readonly subscribe: readonly string[] }, filter: string): boolean =>
  claims.subscribe.some((claim) => filterCovers(claim, filter))

it('of a source are its own subtree, both ways', () => {
  const own = `v1/sources/${press.externalId}/#`
  expect(claimsOfSource(press)).toEqual({ root: '$capture/123/', publish: [own], subscribe: [own] })
})

it.each(['v1/raw/AcmeCorp/#', 'v1/raw/AcmeCorp/+/+/Monitoring/#', 'v1/raw/AcmeCorp/x/c/m/k'])(
  'of a user hold %s',
  (filter) => {
    expect(maySubscribe(claimsOfActor(actorPrincipal('user', [reach()])), filter)).toBe(true)
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
  expect(maySubscribe(claimsOfActor(actorPrincipal('user', [reach()])), filter)).toBe(false)
})

it('encode the name of the company as the raw tree does', () => {
  const { subscribe } = claimsOfActor(actorPrincipal('user', [reach({ companyName: 'A/B+#%' })]))
  expect(subscribe).toEqual(['v1/raw/A%2FB%2B%23%25/#'])
})

it('follow the permissions, company by company', () => {
  const reaches = [
    reach({ companyName: 'One', permissions: ['read:telemetry'] }),
    reach({ companyName: 'Two', permissions: ['read:logs'] }),
  ]
  expect(claimsOfActor(actorPrincipal('api-token', reaches))).toEqual({
    root: '',
    publish: [],
    subscribe: ['v1/raw/One/#', 'v1/logs/Two/#'],
  })
})

it('let an account publish commands, with the permission, and nothing else', () => {
  const { publish } = claimsOfActor(actorPrincipal('user', [reach({ permissions: ['send:commands'] })]))
  const may = (topic: string) => publish.some((filter) => filterMatches(filter, topic))
  expect(may('v1/sources/x/cmd/writedata')).toBe(true)
  expect(may('v1/sources/x/cmd/writedata/y')).toBe(false)
  expect(may('v1/sources/x/data/read/c/m/k')).toBe(false)
  expect(claimsOfActor(actorPrincipal('user', [reach({ permissions: ['read:telemetry'] })])).publish).toEqual(
    [],
  )
})
