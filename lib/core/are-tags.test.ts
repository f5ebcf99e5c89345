import { expect, it } from 'vitest'
import { tags as schema } from '../contract/fields'
import { areTags } from './are-tags'

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag${at}`, '']))

it.each([
  [{}],
  [{ '': 'x' }],
  [{ a: 'x'.repeat(256) }],
  [{ a: 'x'.repeat(257) }],
  [{ ['n'.repeat(64)]: '' }],
  [{ ['n'.repeat(65)]: '' }],
  [many(32)],
  [many(33)],
])('judges tags as the contract does', (tags: Record<string, string>) => {
  expect(areTags(tags)).toBe(schema.safeParse(tags).success)
})
