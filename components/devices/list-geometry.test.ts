import { expect, it } from 'vitest'
import { bodyStyle, rowStyle, tableStyle } from './list-geometry'

it('gives each column its share of the width, and the table the sum of what they need', () => {
  expect(tableStyle(['name', 'status'], true)).toEqual({
    '--list-columns': 'minmax(2.5rem, 2.5fr) minmax(7.5rem, 7.5fr) minmax(11rem, 11fr)',
    '--list-row': 'var(--row)',
    minWidth: '21rem',
  })
})

it('has room for two lines where a row names the company under the tenant', () => {
  expect(tableStyle(['name', 'tenant'], false)).toMatchObject({ '--list-row': 'max(var(--row), 2.5rem)' })
})

it('puts each row under the one before', () => {
  expect(bodyStyle(3)).toEqual({ height: 'calc(3 * var(--list-row))' })
  expect(rowStyle(2)).toEqual({ transform: 'translateY(200%)' })
})
