import { expect, it } from 'vitest'
import { safeReturnPath } from './safe-return-path'

it('goes back to a path of our own, with its query', () => {
  expect(safeReturnPath('/tenant/7/devices?q=a')).toBe('/tenant/7/devices?q=a')
})

it.each([
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example',
  '/..//evil.example/',
  'javascript:alert(1)',
  '/sign-in?from=/x',
])('goes to the start instead of %j', (from) => {
  expect(safeReturnPath(from)).toBe('/')
})
