import { expect, it } from 'vitest'
import { bodyStyle, rowStyle, tableStyle } from './list-geometry'

it('gives each column its share of the width, and the table the sum of what they need', () => {
  expect(tableStyle(['name', 'status'], true)).toEqual({
    '--list-columns': 'minmax(2.5rem, 2.5fr) minmax(7.5rem, 7.5fr) minmax(11rem, 11fr)',
    minWidth: '21rem',
  })
})

it('puts each row under the one before', () => {
  expect(bodyStyle(3)).toEqual({ height: 'calc(3 * var(--row))' })
  expect(rowStyle(2)).toEqual({ transform: 'translateY(200%)' })
})
