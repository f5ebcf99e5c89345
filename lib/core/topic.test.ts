import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchLevels } from '@/testing/match-levels'
import {
  encodeLevel,
  filterCovers,
  filterMatches,
  filtersMeet,
  TOPIC_BYTES_MAX,
  TOPIC_LEVELS_MAX,
  topicFilterFlaw,
  topicNameFlaw,
} from './topic'

/** Few names, so that filters and topics often meet. */
const name = fc.constantFrom('a', 'b', '', '$a')
const topic = fc.array(name, { minLength: 1, maxLength: 5 }).map((levels) => levels.join('/'))
const filter = fc
  .tuple(fc.array(fc.oneof(name, fc.constant('+')), { maxLength: 4 }), fc.constantFrom('a', '+', '#', ''))
  .map(([levels, last]) => [...levels, last].join('/'))

/** Every filter of up to three levels and every topic of up to four, over few names: enough to hold each rule. */
const everyText = (last: readonly string[], before: readonly string[], levelsMax: number): string[] => {
  let heads = ['']
  const all: string[] = []
  for (let levels = 1; levels <= levelsMax; levels++) {
    all.push(...heads.flatMap((head) => last.map((level) => head + level)))
    heads = heads.flatMap((head) => before.map((level) => `${head}${level}/`))
  }
  return all
}
const filters = everyText(['a', '$a', '', '+', '#'], ['a', '$a', '', '+'], 3)
const topics = everyText(['a', '$a', ''], ['a', '$a', ''], 4).filter((text) => text !== '')
const matchedBy = new Map(filters.map((one) => [one, topics.filter((other) => filterMatches(one, other))]))
const matched = (one: string): readonly string[] => matchedBy.get(one) ?? []

describe('filterMatches', () => {
  it('agrees with a plain reference matcher', () => {
    fc.assert(
      fc.property(filter, topic, (one, other) => {
        expect(filterMatches(one, other)).toBe(matchLevels(one.split('/'), other.split('/')))
      }),
      { numRuns: 50_000 },
    )
  })

  it.each([
    ['a/#', 'a'],
    ['#', 'a/b/c'],
    ['+', 'a'],
    ['+/+', '/a'],
    ['/+', '/a'],
    ['a/+', 'a/'],
    ['$SYS/#', '$SYS/x'],
  ])('%s matches %s', (one, other) => {
    expect(filterMatches(one, other)).toBe(true)
  })

  it.each([
    ['+', '/a'],
    ['a/+', 'a'],
    ['a', 'a/'],
    ['#', '$SYS'],
    ['+/x', '$SYS/x'],
    ['a', 'A'],
  ])('%s does not match %s', (one, other) => {
    expect(filterMatches(one, other)).toBe(false)
  })
})

describe('filterCovers', () => {
  it('is sound: what the inner matches, the outer matches', () => {
    for (const outer of filters) {
      const wide = new Set(matched(outer))
      for (const inner of filters.filter((one) => filterCovers(outer, one))) {
        expect(matched(inner).every((other) => wide.has(other))).toBe(true)
      }
    }
  })

  it('covers a topic name exactly where the filter matches it', () => {
    fc.assert(
      fc.property(filter, topic, (outer, other) => {
        expect(filterCovers(outer, other)).toBe(filterMatches(outer, other))
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['v1/raw/Acme/#', 'v1/raw/Acme/+/c/#'],
    ['a/#', 'a'],
    ['a/+', 'a/+'],
    ['#', '#'],
  ])('%s covers %s', (outer, inner) => {
    expect(filterCovers(outer, inner)).toBe(true)
  })

  it.each([
    ['v1/raw/Acme/#', 'v1/raw/+/#'],
    ['v1/raw/Acme/#', 'v1/#'],
    ['v1/raw/Acme/#', 'v1/raw/acme/#'],
    ['a/+', 'a/#'],
    ['+', '#'],
    ['#', '$SYS/#'],
    ['+/a', '$a/a'],
  ])('%s does not cover %s', (outer, inner) => {
    expect(filterCovers(outer, inner)).toBe(false)
  })
})

describe('filtersMeet', () => {
  it('is sound: filters that share a topic meet', () => {
    for (const one of filters) {
      const shared = new Set(matched(one))
      for (const two of filters.filter((other) => !filtersMeet(one, other))) {
        expect(matched(two).some((other) => shared.has(other))).toBe(false)
      }
    }
  })

  it('is the same both ways, and holds where one covers the other', () => {
    fc.assert(
      fc.property(filter, filter, (one, two) => {
        expect(filtersMeet(one, two)).toBe(filtersMeet(two, one))
        if (filterCovers(one, two)) expect(filtersMeet(one, two)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['a/b', 'a/c'],
    ['a/+', 'a'],
    ['a/#', 'b/#'],
    ['+/x', 'a/y'],
  ])('%s and %s do not meet', (one, two) => {
    expect(filtersMeet(one, two)).toBe(false)
  })
})

describe('topicNameFlaw and topicFilterFlaw', () => {
  it.each([
    '',
    'a\u0000',
    'a'.repeat(TOPIC_BYTES_MAX + 1),
    'ä'.repeat(TOPIC_BYTES_MAX / 2 + 1),
    '/'.repeat(TOPIC_LEVELS_MAX),
  ])('refuse %j as name and as filter', (text) => {
    expect(topicNameFlaw(text)).toBeDefined()
    expect(topicFilterFlaw(text)).toBeDefined()
  })

  it.each([
    'a',
    '/',
    '//a//',
    '\ufeffa',
    '$a',
    'a'.repeat(TOPIC_BYTES_MAX),
    '/'.repeat(TOPIC_LEVELS_MAX - 1),
  ])('take %j as name and as filter', (text) => {
    expect(topicNameFlaw(text)).toBeUndefined()
    expect(topicFilterFlaw(text)).toBeUndefined()
  })

  it('take wildcards in filters only, and only where they stand alone', () => {
    for (const text of ['#', '+', 'a/+/b/#', '+/+']) {
      expect(topicNameFlaw(text)).toBeDefined()
      expect(topicFilterFlaw(text)).toBeUndefined()
    }
    for (const text of ['a#', '#/a', 'a/#/b', '+a', 'a/b+', '##']) expect(topicFilterFlaw(text)).toBeDefined()
  })
})

/** Any of the first plane but halves of pairs; controls and ASCII more often. */
const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0xa0 }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0xffff }),
  )
  .map((code) => String.fromCharCode(code))

describe('encodeLevel', () => {
  it('makes one level of any name, and different levels of different names', () => {
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        const level = encodeLevel(text)
        expect(level).not.toMatch(/[/+#\0]/)
        expect(decodeURIComponent(level)).toBe(text)
      }),
    )
  })
})
