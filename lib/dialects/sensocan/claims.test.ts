import { expect, it } from 'vitest'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import { sibling, thermometer } from '../fixtures'
import { claimsOf } from './claims'

const OWN = `tenant/123/device/${thermometer.externalId}`

it('are the three topics of data, exactly', () => {
  expect(claimsOf(thermometer).publish).toEqual([OWN, `${OWN}/sensor/+`, `${OWN}/sensors/+`])
})

it.each([
  `${OWN}/sensor`,
  `${OWN}/sensor/a/b`,
  `${OWN}/command/x`,
  `${OWN}/`,
  `tenant/124/device/${thermometer.externalId}`,
])('hold no publish to %s', (topic) => {
  expect(claimsOf(thermometer).publish.some((filter) => filterMatches(filter, topic))).toBe(false)
})

it('hold the commands only where the tenant has them on', () => {
  const covers = (filter: string) =>
    claimsOf(thermometer).subscribe.some((claim) => filterCovers(claim, filter))
  expect(covers(`${OWN}/command/+`)).toBe(true)
  expect(covers(`${OWN}/command/#`)).toBe(true)
  expect(covers(`${OWN}/#`)).toBe(false)
  expect(claimsOf(sibling).subscribe).toEqual([])
})
