import { expect, it } from 'vitest'
import { qrText } from './qr-text'

it('names the ports that there are', () => {
  const login = { host: 'h', clientId: 'c', username: 'u', password: 'p' }
  expect(JSON.parse(qrText({ ...login, port: 1883, tlsPort: 8883 }))).toEqual({
    version: 1,
    ...login,
    port: 1883,
    tlsPort: 8883,
  })
  expect(JSON.parse(qrText({ ...login, port: 0 }))).toEqual({ version: 1, ...login })
})
