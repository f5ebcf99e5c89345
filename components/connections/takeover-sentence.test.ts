import { expect, it } from 'vitest'
import { takeoverSentence } from './takeover-sentence'

it('names both addresses', () => {
  expect(takeoverSentence({ count: 4, addresses: ['10.0.0.1', '10.0.0.2'] })).toBe(
    '4 times in ten minutes, between 10.0.0.1 and 10.0.0.2: two clients use one client id.',
  )
})

it('does not speak of two where there is one', () => {
  expect(takeoverSentence({ count: 2, addresses: ['10.0.0.1'] })).toContain('from 10.0.0.1 alone')
})
