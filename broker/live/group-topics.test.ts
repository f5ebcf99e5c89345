import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupFilter, parseGroupFilter, ungrouped } from './group-topics'

const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.isWellFormed())

describe('groupFilter', () => {
  it('is read back whatever its parts hold', () => {
    fc.assert(
      fc.property(text, text, text, text, (member, scope, group, filter) => {
        const routed = groupFilter(member, scope, group, filter)
        expect(parseGroupFilter(routed)).toMatchObject({ member, filter, shownPrefix: `$share/${group}/` })
        expect(ungrouped(routed)).toBe(filter)
      }),
    )
  })

  it('has one key for the members of a group, and another for every other scope, group and filter', () => {
    const keyOf = (...parts: Parameters<typeof groupFilter>) => parseGroupFilter(groupFilter(...parts))?.key
    expect(keyOf('device:1:a', 's', 'g', 'r/#')).toBe(keyOf('user:2:b/c', 's', 'g', 'r/#'))
    const keys = [
      keyOf('m', 's', 'g', 'r/#'),
      keyOf('m', 't', 'g', 'r/#'),
      keyOf('m', 's', 'h', 'r/#'),
      keyOf('m', 's', 'g', 'r/+'),
      keyOf('m', 's/g', 'r', '#'),
      keyOf('m', 's', 'g/r', '#'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})

it('a filter of no group is what it is', () => {
  expect(parseGroupFilter('$plain/7/a/#')).toBeUndefined()
  expect(ungrouped('$plain/7/a/#')).toBe('$plain/7/a/#')
})
