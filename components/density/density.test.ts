import { expect, it } from 'vitest'
import { densityCookie, densityOf } from './density'

it('takes what a hand changed in the cookie for the first choice', () => {
  expect(densityOf('compact')).toBe('compact')
  expect(densityOf('tiny')).toBe('comfortable')
  expect(densityOf(undefined)).toBe('comfortable')
})

it('is kept for the whole console, and sent to it alone', () => {
  expect(densityCookie('compact')).toMatch(/^signalbox-density=compact; Path=\/; .*SameSite=Lax$/)
})
