import { expect, it } from 'vitest'
import { fridge } from '../fixtures'
import { encodeCommand } from './encode-command'

it('is for the device itself, and names it for its gateway', () => {
  expect(encodeCommand(fridge, { name: 'setTemperature', payload: { value: 1.23 } })).toEqual({
    topic: 'command/inbox//setTemperature',
    namedTopic: 'command/inbox/my-device/setTemperature',
    payload: Buffer.from('{"value":1.23}'),
  })
})

it('passes text and bytes on untouched', () => {
  const bytesOf = (payload: string, encoding: 'text' | 'base64') =>
    encodeCommand(fridge, { name: 'x', payload, encoding })
  expect(bytesOf('{"value": 1.23 }', 'text')).toMatchObject({ payload: Buffer.from('{"value": 1.23 }') })
  expect(bytesOf('/wD/', 'base64')).toMatchObject({ payload: Buffer.from('ff00ff', 'hex') })
})

it.each(['', 'a//b', '+', '#', 'a\u0000', 'x'.repeat(600)])('refuses the name %j', (name) => {
  expect(encodeCommand(fridge, { name, payload: 1 })).toMatchObject({ code: 'name-not-valid' })
})

it('refuses a device whose id is no topic level', () => {
  expect(encodeCommand({ ...fridge, externalId: 'a/b' }, { name: 'x', payload: 1 })).toMatchObject({
    code: 'name-not-valid',
  })
})
