import { describe, expect, it } from 'vitest'
import { ageMessage, groupOf, identify } from './shape-message'

describe('a message on its way', () => {
  it('has so much less time as it has waited, and none when that is over', () => {
    const message = { properties: { messageExpiryInterval: 3 } }
    expect(ageMessage(message, 999)).toBe(true)
    expect(message.properties.messageExpiryInterval).toBe(3)
    expect(ageMessage(message, 2_100)).toBe(true)
    expect(message.properties.messageExpiryInterval).toBe(1)
    expect(ageMessage(message, 1_000)).toBe(false)
    expect(ageMessage({}, 1e9)).toBe(true)
  })

  it('gets identifiers in properties of its own', () => {
    const shared = Object.freeze({ contentType: 'a' })
    const message: { properties?: object } = { properties: shared }
    identify(message, [])
    expect(message.properties).toBe(shared)
    identify(message, [1, 2])
    expect(message.properties).toEqual({ contentType: 'a', subscriptionIdentifier: [1, 2] })
  })

  it('is of a group where its line says so', () => {
    expect(groupOf('id:1r:scope/g/a:b')).toBe('scope/g/a:b')
    expect(groupOf('id:1r')).toBeUndefined()
    expect(groupOf('id')).toBeUndefined()
  })
})
