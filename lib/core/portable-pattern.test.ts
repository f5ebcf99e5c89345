import { describe, expect, it } from 'vitest'
import { readPattern } from './portable-pattern'

const sqlOf = (source: string) => {
  const pattern = readPattern(source)
  return pattern.isOk ? pattern.sql : `refused: ${pattern.fault}`
}

describe('readPattern', () => {
  it.each([
    ['temp_0\\d$', 'temp_0[0-9]$'],
    ['\\bboiler\\b', '\\yboiler\\y'],
    ['[\\w.]+', '[A-Za-z0-9_.]+'],
    ['(?:a|b){2,}', '(?:a|b){2,}'],
    ['[[:alpha:]]', '[\\[:alpha:]]'],
    ['tenant\\/1', 'tenant\\/1'],
    ['a{x', 'a{x'],
  ])('says %s to PostgreSQL as %s', (source, sql) => {
    expect(sqlOf(source)).toBe(sql)
  })

  it.each([
    ['temp(', /Unterminated group/],
    ['(?<name>a)', /\(\?/],
    ['(a)\\1', /"\\1"/],
    ['\\p{L}', /"\\p"/],
    ['[\\D]', /within a set/],
    ['[]a]', /begins with "\]"/],
    ['a{300}', /255/],
    ['(a+)+', /never end/],
    ['((?:a*)b)*', /never end/],
    ['\\u0000', /NUL/],
  ])('does not take %s', (source, fault) => {
    expect(sqlOf(source)).toMatch(fault)
  })

  it('takes a group that repeats within where it is there once', () => {
    expect(sqlOf('(a+)?b')).toBe('(a+)?b')
  })
})
