import { describe, expect, it } from 'vitest'
import { isNarrowed, queryOf, queryText } from './list-query'
import { pageHref } from './page-href'

describe('queryText', () => {
  it('takes the first of several values, and an empty one as none', () => {
    expect(queryText({ q: ['a', 'b'] }, 'q')).toBe('a')
    expect(queryText({ q: '' }, 'q')).toBeUndefined()
    expect(queryText({}, 'q')).toBeUndefined()
  })
})

it('hands on only the names that are asked for and there', () => {
  expect(queryOf({ q: 'x', company: 'c', other: '1' }, ['q', 'cursor'])).toEqual({ q: 'x' })
})

it('knows a narrowed list from a whole one', () => {
  expect(isNarrowed({ q: 'x' }, ['q'])).toBe(true)
  expect(isNarrowed({ cursor: 'x' }, ['q'])).toBe(false)
})

describe('pageHref', () => {
  it('keeps the filters and sets the cursor', () => {
    expect(pageHref('/devices', 'q=a', 'c1')).toBe('/devices?q=a&cursor=c1')
  })

  it('goes back to the first page without leaving a bare question mark', () => {
    expect(pageHref('/devices', 'cursor=c1', null)).toBe('/devices')
  })
})
