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

it('refuses a source whose id is a wildcard', () => {
  expect(encodeCommand({ ...press, externalId: '+' }, { name: 'a', payload: 1 })).toMatchObject({
    code: 'name-not-valid',
  })
})
