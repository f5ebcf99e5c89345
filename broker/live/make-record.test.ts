import { describe, expect, it } from 'vitest'
import { makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { makeRecord } from './make-record'

describe('makeRecord', () => {
  it.each(Object.values(secretPrefixes))(
    'holds no secret that begins with %s, wherever a client put it',
    (prefix) => {
      const secret = makeSecret(prefix)
      const record = makeRecord({
        kind: 'message',
        outcome: 'refused',
        sentence: `No sensor "${secret}".`,
        principal: secret,
        clientId: secret,
        topic: `a/${secret}`,
        payload: Buffer.from(`{"token":"${secret}"}`),
      })
      expect(JSON.stringify(record)).not.toContain(secret)
      expect(record.payload).toBe(`{"token":"${prefix}***"}`)
    },
  )

  it('holds no JWT', () => {
    const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.${'s'.repeat(43)}`
    const record = makeRecord({
      kind: 'message',
      outcome: 'allowed',
      sentence: 'x',
      principal: 'p',
      topic: jwt,
    })
    expect(record.topic).toBe('eyJ***')
  })
})
