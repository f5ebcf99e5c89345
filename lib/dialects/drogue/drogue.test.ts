import { describe, expect, it } from 'vitest'
import { filterMatches } from '@/lib/core/topic'
import { fridge, principals, receivedAt, registry } from '../fixtures'
import { drogue } from './drogue'

describe('admit', () => {
  const admit = (version: 3 | 4 | 5, clean: boolean) =>
    drogue.admit(principals.fridge, { clientId: 'x', version, clean, keepAliveSeconds: 60 }, registry)

  it('lets a clean session in', () => {
    expect(admit(4, true)).toEqual({ warnings: [] })
    expect(admit(5, true)).toEqual({ warnings: [] })
  })

  it('refuses one that goes on, and MQTT 3.1 before it', () => {
    expect(admit(4, false)).toMatchObject({ stage: 'connect', code: 'clean-session-required' })
    expect(admit(5, false)).toMatchObject({ mend: { sentence: 'Set clean start to 1.' } })
    expect(admit(3, false)).toMatchObject({ code: 'version-not-accepted' })
  })
})

describe('events', () => {
  const eventsOf = (topic: string, payload: Uint8Array, contentType?: string) => {
    const message = { topic, payload, qos: 1 as const, receivedAt, ...(contentType ? { contentType } : {}) }
    const { readings } = drogue.decode(principals.fridge, message, registry)
    return drogue.events(
      fridge,
      message,
      readings.map((reading) => ({ ...reading, ts: receivedAt + 5 })),
    )
  }

  it('are the message itself, on its channel, at the time of its readings', () => {
    const payload = Buffer.from('{"a":1, "b":2}')
    expect(eventsOf('foo/my-device', payload)).toEqual([
      { subject: 'foo', time: receivedAt + 5, contentType: 'application/json', data: payload },
    ])
  })

  it('say what the payload is', () => {
    const typeOf = (text: string, contentType?: string) =>
      eventsOf('foo', Buffer.from(text), contentType)[0]?.contentType
    expect(typeOf('hello')).toBe('application/octet-stream')
    expect(typeOf('hello', 'text/plain; charset=utf-8')).toBe('text/plain; charset=utf-8')
    expect(typeOf('{}', 'application/vnd.acme+json')).toBe('application/vnd.acme+json')
  })
})

it('shows topics that work as they are', () => {
  for (const { action, topic, example } of drogue.deviceTopics(fridge)) {
    const claims = drogue.claims(principals.fridge, registry)
    if (action === 'subscribe') expect(claims.takesFilter?.(topic)).toBe(true)
    else {
      expect(claims.publish.some((filter) => filterMatches(filter, topic))).toBe(true)
      const message = { topic, payload: Buffer.from(example), qos: 1 as const, receivedAt }
      expect(drogue.decode(principals.fridge, message, registry)).toMatchObject({ rejections: [] })
    }
  }
})
