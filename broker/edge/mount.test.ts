import { describe, expect, it } from 'vitest'
import { eventTopic } from '@/broker/live/event-topics'
import { MASKED_TOKEN } from '@/lib/dialects/thingscale/topics'
import { makeMount, noMount } from './mount'

describe('the mount of a plain client', () => {
  const mount = makeMount('$plain/7/', true)

  it.each(['a/b', '/', 'a//b', '\ufeff', '$x', '__proto__'])(
    'spells %j below the root, and back',
    (topic) => {
      expect(mount.inner(topic)).toBe(topic)
      expect(mount.routed(topic)).toBe(`$plain/7/${topic}`)
      expect(mount.outward(mount.routed(topic))).toBe(topic)
    },
  )

  it('is what the client may have written itself, and then is no place of another', () => {
    expect(mount.routed('$plain/8/a')).toBe('$plain/7/$plain/8/a')
  })
})

describe('the mount of a ThingScale account', () => {
  const mount = makeMount('$thingscale/7/', true, 'secret')

  it('takes the token off, and puts it back', () => {
    expect(mount.inner('secret/json/dev1')).toBe('json/dev1')
    expect(mount.routed('secret/json/dev1')).toBe('$thingscale/7/json/dev1')
    expect(mount.outward('$thingscale/7/json/dev1')).toBe('secret/json/dev1')
  })

  it('masks it, and any other secret of ours, wherever else it stands', () => {
    expect(mount.inner('secret/json/secret')).toBe(`json/${MASKED_TOKEN}`)
    expect(mount.routed('secret/secret/#')).toBe(`$thingscale/7/${MASKED_TOKEN}/#`)
    expect(mount.inner(`secret/json/dev1/sbx_dtk_${'x'.repeat(43)}`)).toBe(
      `json/dev1/sbx_dtk_${MASKED_TOKEN}`,
    )
  })

  it.each([
    ['other/json/dev1', `${MASKED_TOKEN}/json/dev1`],
    ['secret2/json/dev1', `${MASKED_TOKEN}/json/dev1`],
    ['secret', MASKED_TOKEN],
    ['other', MASKED_TOKEN],
    ['/json/dev1', `${MASKED_TOKEN}/json/dev1`],
    ['+/json/dev1', `${MASKED_TOKEN}/json/dev1`],
  ])('masks what stands first in %s', (topic, masked) => {
    expect(mount.inner(topic)).toBe(masked)
  })
})

describe('the mount of the integration side', () => {
  const mount = makeMount('', false)

  it('leaves its topics as they are, and shows events under the form that was asked for', () => {
    expect(mount.routed('v1/raw/Acme/#')).toBe('v1/raw/Acme/#')
    expect(mount.outward('v1/raw/Acme/s/a/b/c')).toBe('v1/raw/Acme/s/a/b/c')
    for (const mode of ['structured', 'binary'] as const) {
      expect(mount.outward(eventTopic({ mode, form: 'a', application: 'my-app' }))).toBe('a/my-app')
    }
  })
})

it('no mount changes nothing', () => {
  expect([noMount.inner('a'), noMount.routed('a'), noMount.outward('$events/x/app/y')]).toEqual([
    'a',
    'a',
    '$events/x/app/y',
  ])
})
