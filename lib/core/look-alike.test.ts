import { describe, expect, it } from 'vitest'
import { lookAlikes } from './look-alike'

describe('lookAlikes', () => {
  it.each(['acme', 'ACME', 'Acmé', 'Аcme', 'Ac me', 'Acme.', 'Αcme', 'Ａｃｍｅ'])(
    'takes "%s" for Acme',
    (other) => {
      expect(lookAlikes('Acme', [other])).toEqual([other])
    },
  )

  it('takes Mi11s and Mills for each other', () => {
    expect(lookAlikes('Mills', ['Mi11s', 'M0lls'])).toEqual(['Mi11s'])
  })

  it('leaves the name itself and other names alone', () => {
    expect(lookAlikes('Acme', ['Acme', 'AcmeTwo', 'Acne'])).toEqual([])
  })
})
