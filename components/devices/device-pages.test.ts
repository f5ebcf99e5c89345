import { expect, it } from 'vitest'
import { joinPages, type Page, withFirst, withNext, withRenewed } from './device-pages'

const page = (ids: string, nextCursor: string | null): Page<{ id: string }> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
})
const idsOf = (pages: readonly Page<{ id: string }>[]) =>
  joinPages(pages)
    .rows.map(({ id }) => id)
    .join('')
const three = [page('ab', 'B'), page('cd', 'D'), page('ef', 'F')]

it('shows a row once, as the first page has it, and knows its page', () => {
  const joined = joinPages([page('ab', 'B'), page('bc', null)])
  expect(joined.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(joined.pageOf).toEqual([0, 0, 1])
})

it('takes the next page where the list ends, and no other', () => {
  expect(idsOf(withNext(three, 'F', page('gh', null)))).toBe('abcdefgh')
  expect(withNext(three, 'E', page('gh', null))).toBe(three)
})

it('puts a page that was read anew in its place, and keeps those behind it', () => {
  expect(idsOf(withRenewed(three, 1, 'B', page('cx', 'X')))).toBe('abcxef')
})

it('drops what stood behind the end of the list', () => {
  expect(idsOf(withRenewed(three, 1, 'B', page('c', null)))).toBe('abc')
  expect(idsOf(withFirst(three, page('a', null)))).toBe('a')
  expect(idsOf(withFirst(three, page('ax', 'X')))).toBe('axcdef')
})

it('leaves a page out whose place moved while it was read', () => {
  expect(withRenewed(three, 1, 'Z', page('cx', 'X'))).toBe(three)
  expect(withRenewed(three, 3, 'F', page('gh', null))).toBe(three)
})
