import { expect, it } from 'vitest'
import type { AnonymousPrincipal } from '@/lib/core/principal'
import { capKeyOf } from './place-of'

const anonymous = (key: string): AnonymousPrincipal => ({
  kind: 'anonymous',
  key,
  name: 'anonymous',
  credentialId: 'anonymous',
  credentialKind: 'none',
  rule: 'anonymous',
  dialect: 'drogue',
  applications: [],
})

it('records of anonymous clients are counted by address, however often they connect anew', () => {
  const [first, second] = [anonymous('anonymous:1'), anonymous('anonymous:2')]
  expect(capKeyOf(first, '192.0.2.1')).toBe(capKeyOf(second, '192.0.2.1'))
  expect(capKeyOf(first, '192.0.2.1')).not.toBe(capKeyOf(first, '192.0.2.2'))
})
