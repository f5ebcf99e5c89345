import { expect, it } from 'vitest'
import { parseTags, writeTags } from './tag-lines'

it('reads back what it writes, equals signs in values included', () => {
  const tags = { site: 'Wien', note: 'a = b' }
  expect(parseTags(writeTags(tags))).toEqual(tags)
  expect(parseTags('\n  \n')).toEqual({})
})

it('says which line is none, and that a name stands twice', () => {
  expect(parseTags('site Wien')).toContain('"site Wien"')
  expect(parseTags('a = 1\na = 2')).toContain('twice')
  expect(parseTags(`${'n'.repeat(65)} = 1`)).toContain('64')
})
