import { expect, it } from 'vitest'
import { uuid } from '../contract/fields'
import { isUuid } from './is-uuid'

it.each([
  '0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11',
  '00000000-0000-0000-0000-000000000000',
  '0b9d3f6e-8a61-4d7c-1c07-3c2c0c8a1d11',
  '0b9d3f6e-8a61-9d7c-9c07-3c2c0c8a1d11',
  ' 0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11',
  '',
])('judges "%s" as the contract does', (text) => {
  expect(isUuid(text)).toBe(uuid.safeParse(text).success)
})
