import { expect, it } from 'vitest'
import type { Command } from '@/lib/core/command'
import { isRejection } from '@/lib/core/rejection'
import { weatherStation } from '../fixtures'
import { encodeCommand } from './encode-command'

const sent = (command: Command) => {
  const message = encodeCommand(weatherStation, command)
  return isRejection(message)
    ? message
    : { topic: message.topic, hex: Buffer.from(message.payload).toString('hex') }
}

it.each<[string, Command, string]>([
  ['JSON', { name: 'relay', payload: { on: true } }, '7b226f6e223a747275657d'],
  ['a string, as its text', { name: 'relay', payload: 'on' }, '6f6e'],
  ['bytes', { name: 'relay', payload: 'AP8=', encoding: 'base64' }, '00ff'],
])('%s arrives untouched at {device}/subscribe', (_what, command, hex) => {
  expect(sent(command)).toEqual({ topic: 'station1/subscribe', hex })
})

it('any name will do: it does not go along', () => {
  expect(sent({ name: 'a/+/#', payload: 1 })).toEqual({ topic: 'station1/subscribe', hex: '31' })
})

it.each(['', '0', 'json', 'binary', '***', '+', '#', 'a/b', '$x', 'a\u0000'])(
  'a device whose id is %j gets none',
  (externalId) => {
    const command = encodeCommand({ ...weatherStation, externalId }, { name: 'relay', payload: 'on' })
    expect(isRejection(command)).toBe(true)
  },
)
