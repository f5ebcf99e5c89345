import { expect, it } from 'vitest'
import { password } from '@/lib/contract/users'
import { makePassword } from './make-password'

it('makes passwords that are accepted, and no two alike', () => {
  const made = Array.from({ length: 100 }, makePassword)
  expect(new Set(made).size).toBe(100)
  for (const one of made) expect(password.safeParse(one).success).toBe(true)
})
