import { describe, expect, it } from 'vitest'
import { EVENT_ROOT, eventPlaces, eventTopic, parseEventTopic } from './event-topics'

describe('the places of an application', () => {
  const places = eventPlaces('my-app')

  it('are one for each mode and form, and each is read back', () => {
    expect(places).toHaveLength(6)
    expect(new Set(places.map(eventTopic)).size).toBe(6)
    for (const place of places) expect(parseEventTopic(eventTopic(place))).toEqual(place)
  })

  it('begin with $, so that nobody can name them', () => {
    for (const place of places) expect(eventTopic(place).startsWith(EVENT_ROOT)).toBe(true)
    expect(EVENT_ROOT.startsWith('$')).toBe(true)
  })
})

it.each([
  'app/my-app',
  '$events/json/app/my-app',
  '$events/binary/apps/my-app',
  '$events/binary/app',
  'v1/raw/x',
])('%s is the place of no events', (topic) => {
  expect(parseEventTopic(topic)).toBeUndefined()
})
