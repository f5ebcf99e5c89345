import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

it('A27 lets only scripts with the nonce run in production', () => {
  const scripts = contentSecurityPolicy('abc', true)
    .split('; ')
    .find((part) => part.startsWith('script-src'))
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'")
})

it('A27 is never framed', () => {
  expect(contentSecurityPolicy('abc', true)).toContain("frame-ancestors 'none'")
})
