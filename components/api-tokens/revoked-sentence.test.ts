import { expect, it } from 'vitest'
import { revokedSentence } from './revoked-sentence'

it('names whom it cut, each address once', () => {
  const known = [{ address: '10.0.0.1' }, { address: '10.0.0.2' }, { address: '10.0.0.1' }]
  expect(revokedSentence('Reporting', known)).toBe(
    'Reporting is revoked. 3 connections cut: 10.0.0.1, 10.0.0.2.',
  )
})

it('claims to know nothing that the broker did not say', () => {
  expect(revokedSentence('Reporting', null)).toBe(
    'Reporting is revoked, and what was connected with it is cut.',
  )
  expect(revokedSentence('Reporting', [])).toBe('Reporting is revoked. Nothing was connected with it.')
})
