import { expect, it } from 'vitest'
import { formatDrogueName, parseDrogueName } from './drogue-name'

it('is split at the first @, and the device decoded', () => {
  expect(parseDrogueName('a%40b@c@d')).toEqual({ device: 'a@b', application: 'c@d' })
  expect(parseDrogueName('dev@app')).toEqual({ device: 'dev', application: 'app' })
})

it.each(['plain', '@app', 'dev@', '@', '', '%E0%A4@app'])('is none: %j', (text) => {
  expect(parseDrogueName(text)).toBeUndefined()
})

it.each(['a b', 'ä/ö', '100%', 'x@y', '+#'])('comes back as it was formatted: %j', (device) => {
  const name = { device, application: 'my-app' }
  expect(parseDrogueName(formatDrogueName(name))).toEqual(name)
})
