import { expect, it } from 'vitest'
import { filterCovers, filterMatches, filtersMeet } from '@/lib/core/topic'
import { actorPrincipal, fridge, principals, reach, registry } from '../fixtures'
import { drogue } from './drogue'

const claims = (who: 'fridge' | 'gateway') => drogue.claims(principals[who], registry)
const maySubscribe = (who: 'fridge' | 'gateway', filter: string): boolean => {
  const { subscribe, takesFilter } = claims(who)
  return subscribe.some((claim) => filterCovers(claim, filter)) && takesFilter?.(filter) === true
}

it('of a device stand apart from those of every other', () => {
  expect(claims('fridge').root).toBe(`$drogue/123/${fridge.id}/`)
  const [one, other] = [claims('fridge'), claims('gateway')]
  expect(filtersMeet(`${one.root}+/+`, `${other.root}+/+`)).toBe(false)
})

it.each([
  ['foo', true],
  ['foo/bar', true],
  ['foo/bar/baz', false],
  ['command/inbox//restart', false],
  ['$SYS', false],
])('of a device: publish to %s is %s', (topic, may) => {
  expect(claims('fridge').publish.some((filter) => filterMatches(filter, topic))).toBe(may)
})

it.each(['command/inbox/#', 'command/inbox/+/#', 'command/inbox//#', 'command/inbox/my-device/#'])(
  'of a device hold %s',
  (filter) => {
    expect(maySubscribe('fridge', filter)).toBe(true)
  },
)

it.each([
  '#',
  'command/#',
  'command/inbox//restart',
  'command/inbox/my-gateway/#',
  'command/inbox/nobody/#',
  'app/my-app',
  '$share/g/command/inbox/#',
])('of a device do not hold %s', (filter) => {
  expect(maySubscribe('fridge', filter)).toBe(false)
})

it('of a gateway hold the inbox of a device that names it, and of no other', () => {
  expect(maySubscribe('gateway', 'command/inbox/my-device/#')).toBe(true)
  expect(maySubscribe('gateway', 'command/inbox/loner/#')).toBe(false)
})

it('of an application follow the permission in its own tenant', () => {
  const may = (given: Parameters<typeof reach>[0]) =>
    drogue.claims(actorPrincipal('user', [reach(given)], 'drogue'), registry)
  const events = ['app/my-app', 'a/my-app', 'application/my-app']
  expect(may({ permissions: ['read:telemetry'], tenantIds: [123] })).toMatchObject({
    publish: [],
    subscribe: ['v1/raw/AcmeCorp/#', ...events],
  })
  expect(may({ permissions: ['send:commands'] })).toMatchObject({
    publish: ['v1/sources/+/cmd/writedata', 'command/my-app/+/+'],
    subscribe: [],
  })
  expect(may({ tenantIds: [124] }).subscribe).not.toContain('app/my-app')
  expect(may({ companyId: 'another' }).subscribe).not.toContain('app/my-app')
})

it('of an anonymous reader are the opened applications, and nothing to publish', () => {
  expect(drogue.claims(principals.anonymous, registry)).toEqual({
    root: '',
    publish: [],
    subscribe: ['app/my-app', 'a/my-app', 'application/my-app'],
  })
})

it('of a device that the registry does not hold are nothing', () => {
  expect(drogue.claims({ ...principals.fridge, tenantId: 900 }, registry)).toMatchObject({
    publish: [],
    subscribe: [],
  })
})
