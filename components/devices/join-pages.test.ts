import { expect, it } from 'vitest'
import { joinPages } from './join-pages'

it('shows a row once, as the first page has it', () => {
  const rows = joinPages([
    [
      { id: 'a', at: 1 },
      { id: 'b', at: 1 },
    ],
    [
      { id: 'b', at: 2 },
      { id: 'c', at: 2 },
    ],
  ])
  expect(rows).toEqual([
    { id: 'a', at: 1 },
    { id: 'b', at: 1 },
    { id: 'c', at: 2 },
  ])
})
