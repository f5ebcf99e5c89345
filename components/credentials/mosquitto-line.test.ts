import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { mosquittoLine } from './mosquitto-line'

const call = {
  host: 'localhost',
  port: 1883,
  clientId: 'boiler 1',
  username: 'dev-1',
  password: `it's "$HOME" \\ and \`more\``,
  topic: 'tenant/1/device/d/sensor/temp',
  payload: '{"value": 21.5}',
}

it('reaches a shell as the very arguments that were given', () => {
  const line = mosquittoLine(call).replace('mosquitto_pub', `printf '%s\\n'`)
  const seen = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trimEnd().split('\n')
  expect(seen).toEqual([
    ...['-h', call.host, '-p', '1883', '-i', call.clientId, '-u', call.username, '-P', call.password],
    ...['-q', '1', '-t', call.topic, '-m', call.payload],
  ])
})

it('leaves an empty password out', () => {
  expect(mosquittoLine({ ...call, password: '' })).not.toContain('-P')
})

it('hands bytes that are no text to the program byte by byte', () => {
  const payload = Uint8Array.of(0, 0xff, 0x27, 0x5c, 0x0a, 0x41)
  const line = mosquittoLine({ ...call, payload })
  const seen = execFileSync('sh', ['-c', line.replace(/mosquitto_pub.*/s, 'cat')])
  expect([...seen]).toEqual([...payload])
  expect(line).toMatch(/ -s$/)
  expect(mosquittoLine({ ...call, payload: '' })).toMatch(/^mosquitto_pub.* -n$/s)
})
