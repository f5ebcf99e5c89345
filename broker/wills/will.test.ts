import { expect, it } from 'vitest'
import { makeMount } from '@/broker/edge/mount'
import { packetOf, type WillOwner, willOf } from './will'

const owner: WillOwner = {
  key: 'anonymous:1:reader',
  clientId: 'reader',
  version: 5,
  principal: {
    kind: 'anonymous',
    key: 'anonymous:1',
    name: 'anonymous',
    credentialId: 'anonymous',
    credentialKind: 'none',
    rule: 'anonymous',
    dialect: 'drogue',
    applications: [],
  },
  facts: { address: '127.0.0.1', listener: 'mqtt' },
  root: '$plain/7/',
}
const mount = makeMount('$plain/7/', true)
const will = {
  topic: 'line/gone',
  payload: Buffer.from('x'),
  qos: 1,
  retain: true,
  properties: { willDelayInterval: 600, contentType: 'text/plain' },
} as const

it('a will waits as long as it says, and no longer than its session lasts', () => {
  expect(willOf({ will }, owner, mount, 3600)?.delaySeconds).toBe(600)
  expect(willOf({ will }, owner, mount, 60)?.delaySeconds).toBe(60)
  expect(willOf({ will: { ...will, properties: {} } }, owner, mount, 60)?.delaySeconds).toBe(0)
  expect(willOf({}, owner, mount, 60)).toBe(undefined)
})

it('a will is published where its client would publish it, without its delay', () => {
  const kept = willOf({ will }, owner, mount, 3600)
  expect(kept && packetOf(kept)).toMatchObject({
    topic: 'line/gone',
    routed: '$plain/7/line/gone',
    qos: 1,
    isRetained: true,
    packetId: undefined,
    contentType: 'text/plain',
    properties: { contentType: 'text/plain' },
    willId: kept?.id,
  })
  expect(kept?.message.properties).not.toHaveProperty('willDelayInterval')
})
