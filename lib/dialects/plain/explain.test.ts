import { expect, it } from 'vitest'
import type { Served } from '../dialect'
import { principals, registry } from '../fixtures'
import { plain } from './plain'

const explain = (action: 'publish' | 'subscribe', topic: string, principal: Served = principals.homeMade) =>
  plain.explainOutOfScope(principal, action, topic, registry)

it("a topic that begins with $ is the broker's, and the same without it is offered", () => {
  expect(explain('publish', '$line1/temp')).toMatchObject({
    stage: 'acl',
    code: 'publish-out-of-scope',
    mend: { action: { kind: 'copy-topic', topic: 'line1/temp' } },
  })
  expect(explain('publish', '$')).toMatchObject({ mend: { sentence: expect.stringContaining('"$"') } })
})

it('$SYS is said not to be served', () => {
  const rejection = explain('subscribe', '$SYS/#')
  expect(rejection.code).toBe('subscribe-out-of-scope')
  expect(rejection.sentence).toContain('"$SYS/..." is not served')
})

it('a filter that the lab listener denies is named, with the setting', () => {
  const rejection = explain('subscribe', 'test/nosubscribe', principals.lab)
  expect(rejection.code).toBe('subscribe-out-of-scope')
  expect(rejection.sentence).toContain('"test/nosubscribe"')
  expect(rejection.mend?.sentence).toContain('MQTT_LAB_DENY')
})

it('who is in no plain namespace is told which credential to use', () => {
  expect(explain('publish', 'line1/temp', principals.account).sentence).toContain('no plain namespace')
})
