import { expect, it } from 'vitest'
import { withTokens } from './with-tokens'

it('writes tokens out and leaves what is none', () => {
  const tokenOf = (name: string) => (name === '--ink' ? '#123' : '')
  expect(withTokens('<p fill="var(--ink)" stroke="var(--other)" d="var"/>', tokenOf)).toBe(
    '<p fill="#123" stroke="var(--other)" d="var"/>',
  )
})
