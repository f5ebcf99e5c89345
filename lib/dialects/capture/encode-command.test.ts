import { expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { press } from '../fixtures'
import { encodeCommand } from './encode-command'

it('sends Topic, Mapping and Data to cmd/writedata of the source', () => {
  const message = encodeCommand(press, { name: 'Plc/Line/Speed', mapping: 'write', payload: '7' })
  if (isRejection(message)) throw new Error(message.sentence)
  expect(message.topic).toBe(`v1/sources/${press.externalId}/cmd/writedata`)
  expect(Buffer.from(message.payload).toString()).toBe(
    '{"Topic":"Plc/Line/Speed","Mapping":"write","Data":"7"}',
  )
})

it.each([
  ['{"on": true}', '{"Topic":"a","Mapping":"","Data":{"on":true}}'],
  ['on', '{"Topic":"a","Mapping":"","Data":"on"}'],
])('takes the text %s as the JSON that it holds, else as a string', (payload, body) => {
  const message = encodeCommand(press, { name: 'a', payload, encoding: 'text' })
  if (isRejection(message)) throw new Error(message.sentence)
  expect(Buffer.from(message.payload).toString()).toBe(body)
})

it('refuses a source whose id is a wildcard', () => {
  expect(encodeCommand({ ...press, externalId: '+' }, { name: 'a', payload: 1 })).toMatchObject({
    code: 'name-not-valid',
  })
})
