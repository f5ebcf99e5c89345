import { describe, expect, it } from 'vitest'
import type { TopicPattern } from '@/lib/dialects/dialect'
import { matchPattern, patternOfClaim, rankPatterns } from './match-pattern'

const fixed = (text: string) => text.split('/').map((value) => ({ name: value, value }))
const single: TopicPattern = {
  label: 'Single',
  action: 'publish',
  levels: [...fixed('tenant/7/device/d/sensor'), { name: 'sensor' }],
}
const batch: TopicPattern = { label: 'Batch', action: 'publish', levels: fixed('tenant/7/device/d') }
const tagged: TopicPattern = {
  label: 'JSON',
  action: 'publish',
  levels: [...fixed('json'), { name: 'device' }, { name: 'tag', isOptional: true }],
}
const raw: TopicPattern = {
  label: 'Raw tree',
  action: 'subscribe',
  levels: [...fixed('v1/raw/Acme'), { name: 'source' }, { name: 'below', isRest: true }],
}

const wrongLevels = (pattern: TopicPattern, topic: string) =>
  matchPattern(pattern, topic)
    .levels.filter(({ fits }) => !fits)
    .map(({ name, expected, given }) => ({ name, expected, given }))

describe('matchPattern', () => {
  it('names the level that is wrong, with what it should be', () => {
    expect(wrongLevels(single, 'tenant/8/device/d/sensor/temp')).toEqual([
      { name: '7', expected: '7', given: '8' },
    ])
  })

  it('names each level that is missing', () => {
    expect(wrongLevels(single, 'tenant/7/device/d')).toEqual([
      { name: 'sensor', expected: 'sensor', given: null },
      { name: 'sensor', expected: null, given: null },
    ])
  })

  it('names what goes on after the last level', () => {
    expect(wrongLevels(batch, 'tenant/7/device/d/x/y')).toEqual([
      { name: 'nothing more', expected: null, given: 'x/y' },
    ])
  })

  it('takes a level that may be left out either way', () => {
    expect(matchPattern(tagged, 'json/dev1').fits).toBe(true)
    expect(matchPattern(tagged, 'json/dev1/room').fits).toBe(true)
  })

  it('takes no empty name', () => {
    expect(matchPattern(tagged, 'json/').fits).toBe(false)
  })

  it('takes a wildcard only where any name stands', () => {
    expect(matchPattern(raw, 'v1/raw/Acme/+/+/x').fits).toBe(true)
    expect(matchPattern(raw, 'v1/raw/Acme/#').fits).toBe(true)
    expect(wrongLevels(raw, 'v1/raw/+/#').map(({ given }) => given)).toEqual(['+'])
    expect(matchPattern(raw, 'v1/#').fits).toBe(false)
  })

  it('shows free levels in braces', () => {
    expect(matchPattern(tagged, 'x').topic).toBe('json/{device}/{tag}')
  })
})

describe('rankPatterns', () => {
  it('puts the form that fits first, and else the nearest', () => {
    expect(rankPatterns([single, batch], 'tenant/7/device/d')[0]?.label).toBe('Batch')
    expect(rankPatterns([batch, single], 'tenant/7/device/d/sensors/temp')[0]?.label).toBe('Single')
  })
})

describe('patternOfClaim', () => {
  it('fits what the claim covers', () => {
    const pattern = patternOfClaim('v1/sources/s/#', 'subscribe')
    expect(matchPattern(pattern, 'v1/sources/s/cmd/#').fits).toBe(true)
    expect(matchPattern(pattern, 'v1/sources/t/#').fits).toBe(false)
  })
})
