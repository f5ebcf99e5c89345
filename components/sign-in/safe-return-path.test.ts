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
  const path = safeReturnPath(from)
  expect(new URL(path, 'http://here.invalid').origin).toBe('http://here.invalid')
  expect(path.startsWith('//')).toBe(false)
  if (from === undefined || !from.startsWith('/..')) expect(path).toBe('/')
})
