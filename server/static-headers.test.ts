import { expect, it } from 'vitest'
import { staticHeaders } from './static-headers'

const HSTS = 'Strict-Transport-Security'

it.each(['console.example', 'console.example:3443'])(
  'A27 demands HTTPS for %s where it came by it',
  (host) => {
    expect(staticHeaders('https', host)).toMatchObject({ [HSTS]: 'max-age=31536000' })
    expect(staticHeaders('http', host)).not.toHaveProperty(HSTS)
  },
)

it.each(['localhost', 'localhost:3443', '127.0.0.1:3443', '[::1]:3443', ''])(
  'A27 demands it not for %j, whose other ports speak HTTP',
  (host) => {
    expect(staticHeaders('https', host)).not.toHaveProperty(HSTS)
  },
)

it('A27 forbids sniffing and framing, and sends no address to other sites', () => {
  expect(staticHeaders('http', 'localhost')).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
  })
})
