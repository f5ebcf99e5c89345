import { expect, it } from 'vitest'
import type { Command } from '@/lib/core/command'
import { isRejection } from '@/lib/core/rejection'
import { pump } from '../fixtures'
import { encodeCommand } from './encode-command'

const sent = (command: Command) => {
  const message = encodeCommand(pump, command)
  return isRejection(message)
    ? message
    : { topic: message.topic, text: Buffer.from(message.payload).toString() }
}
const properties = `connio/data/in/devices/${pump.externalId}/properties`

it.each([
  ['setpoint', 'setpoint'],
  ['SetPoint', 'setpoint'],
  ['Plc/Line/Speed', 'speed'],
])('writes the command %s as the property %s', (name, property) => {
  expect(sent({ name, payload: 7 })).toEqual({ topic: `${properties}/${property}`, text: '7' })
})

it('sends the value as JSON, so that a string stands between quotes', () => {
  expect(sent({ name: 'state', payload: 'on' })).toMatchObject({ text: '"on"' })
  expect(sent({ name: 'state', payload: { on: true } })).toMatchObject({ text: '{"on":true}' })
})

it('takes text that holds JSON as that, and any other as a string', () => {
  expect(sent({ name: 'state', payload: '{"on": true}', encoding: 'text' })).toMatchObject({
    text: '{"on":true}',
  })
  expect(sent({ name: 'state', payload: 'on', encoding: 'text' })).toMatchObject({ text: '"on"' })
})

it.each(['', 'a/', 'a+', '#', 'a\u0000', 'x'.repeat(513)])('refuses the name %j', (name) => {
  expect(sent({ name, payload: 1 })).toMatchObject({ stage: 'topic', code: 'name-not-valid' })
})
