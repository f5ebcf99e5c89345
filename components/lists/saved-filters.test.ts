import { describe, expect, it } from 'vitest'
import { filterQuery, readSaved, savedHref, withoutSaved, withSaved } from './saved-filters'

describe('readSaved', () => {
  it('takes what was written, and nothing else', () => {
    expect(readSaved('[{"name":"Offline","query":"presence=offline"}]')).toHaveLength(1)
    for (const text of [null, '', '{', '{"a":1}', '[1]']) expect(readSaved(text)).toEqual([])
  })
})

it('keeps the filters of the URL, and neither the place nor the company', () => {
  expect(filterQuery('presence=offline&cursor=x&company=c&dialect=plain')).toBe(
    'dialect=plain&presence=offline',
  )
})

it('replaces the one of the same name', () => {
  const saved = withSaved([{ name: 'a', query: 'q=1' }], { name: 'a', query: 'q=2' })
  expect(saved).toEqual([{ name: 'a', query: 'q=2' }])
  expect(withoutSaved(saved, 'a')).toEqual([])
})

it('goes to the list with that filter in the company in scope', () => {
  const saved = { name: 'a', query: 'presence=offline' }
  expect(savedHref('/devices', saved, 'company=c&q=x')).toBe('/devices?presence=offline&company=c')
  expect(savedHref('/devices', { name: 'all', query: '' }, '')).toBe('/devices')
})
