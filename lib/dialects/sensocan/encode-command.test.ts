import { expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { sibling, thermometer } from '../fixtures'
import { encodeCommand } from './encode-command'

const sent = (name: string, payload: string | { on: boolean }) => {
  const message = encodeCommand(thermometer, { name, payload })
  return isRejection(message)
    ? message
    : { topic: message.topic, text: Buffer.from(message.payload).toString() }
}

it('sends a string as its bare text and anything else as JSON', () => {
  const topic = `tenant/123/device/${thermometer.externalId}/command/relay`
  expect(sent('relay', 'on')).toEqual({ topic, text: 'on' })
  expect(sent('relay', { on: true })).toEqual({ topic, text: '{"on":true}' })
})

it('passes text and bytes on untouched', () => {
  const given = { name: 'relay', payload: '{ "on": 1.0 }', encoding: 'text' } as const
  const text = encodeCommand(thermometer, given)
  const bytes = encodeCommand(thermometer, { ...given, payload: '/wA=', encoding: 'base64' })
  if (isRejection(text) || isRejection(bytes)) throw new Error('refused')
  expect(Buffer.from(text.payload).toString()).toBe('{ "on": 1.0 }')
  expect(Buffer.from(bytes.payload).toString('hex')).toBe('ff00')
})

it('takes the name of another dialect, with slashes', () => {
  expect(sent('Plc/Line/Speed', '7')).toMatchObject({
    topic: `tenant/123/device/${thermometer.externalId}/command/Plc/Line/Speed`,
  })
})

it.each(['', 'a//b', '/a', 'a/', 'a+', '#', 'a\u0000', 'x'.repeat(513)])('refuses the name %j', (name) => {
  expect(sent(name, 'on')).toMatchObject({ stage: 'topic', code: 'name-not-valid' })
})

it('is refused where the tenant has commands off', () => {
  expect(encodeCommand(sibling, { name: 'relay', payload: 'on' })).toMatchObject({
    stage: 'topic',
    code: 'command-not-enabled',
  })
})
