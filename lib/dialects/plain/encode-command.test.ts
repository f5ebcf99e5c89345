import { expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { homeMade } from '../fixtures'
import { encodeCommand } from './encode-command'

it.each([
  ['restart', 'command/home-made/restart'],
  ['Plc/Line/Speed', 'command/home-made/Plc/Line/Speed'],
])('sends %s to %s, the payload untouched', (name, topic) => {
  const message = encodeCommand(homeMade, { name, payload: 'AP8=', encoding: 'base64' })
  if (isRejection(message)) throw new Error(message.sentence)
  expect(message.topic).toBe(topic)
  expect(Buffer.from(message.payload).toString('hex')).toBe('00ff')
})

it.each(['', 'a+', '#', 'a\u0000', '\ud800', 'x'.repeat(513)])('refuses the name %j', (name) => {
  expect(encodeCommand(homeMade, { name, payload: 1 })).toMatchObject({
    stage: 'topic',
    code: 'name-not-valid',
  })
})

it('refuses a device whose id is a wildcard', () => {
  expect(encodeCommand({ ...homeMade, externalId: '+' }, { name: 'a', payload: 1 })).toMatchObject({
    code: 'name-not-valid',
  })
})
