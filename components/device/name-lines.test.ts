import { expect, it } from 'vitest'
import { parseNames, writeNames } from './name-lines'

it('reads back what it writes, each name once', () => {
  const names = ['gateway-1', 'gateway 2']
  expect(parseNames(writeNames(names))).toEqual(names)
  expect(parseNames(' a \n\nb\na\r\n')).toEqual(['a', 'b'])
})
