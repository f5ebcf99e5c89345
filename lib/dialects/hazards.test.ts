/** What numbers, texts and times that firmware gets wrong come to, wherever a dialect takes them. */
import { describe, expect, it } from 'vitest'
import { formatMicros } from '@/lib/core/micros'
import { principals, receivedAt, registry } from './fixtures'
import { dialectOf } from './registry'

interface Place {
  readonly principal: keyof typeof principals
  readonly topic: string
  /** The payload with this text where its value is, or its time. */
  value(text: string): string
  time?(text: string): string
}

const SENSOCAN = 'tenant/123/device/a1b2c3d4-e5f6-7890-abcd-ef1234567890'
const SOURCE = 'v1/sources/fe453df1-b4a0-492d-a12c-505988eea849/data/read/Line/Motor'
const PUMP = 'connio/data/out/devices/_dev_571692235317590466'

const places = {
  capture: {
    principal: 'press',
    topic: `${SOURCE}/Speed`,
    value: (text) => `{"Value":${text}}`,
    time: (text) => `{"Value":1,"UtcTimestamp":${text}}`,
  },
  'capture fields': {
    principal: 'press',
    topic: SOURCE,
    value: (text) => `{"Fields":{"Speed":${text}}}`,
    time: (text) => `{"Fields":{"Speed":1},"UtcTimestamp":${text}}`,
  },
  drogue: { principal: 'fridge', topic: 'state', value: (text) => `{"temp":${text}}` },
  sensocan: {
    principal: 'thermometer',
    topic: `${SENSOCAN}/sensor/temp_01`,
    value: (text) => `{"value":${text}}`,
    time: (text) => `{"value":1,"timestamp":${text}}`,
  },
  'sensocan bulk': {
    principal: 'thermometer',
    topic: `${SENSOCAN}/sensors/temp_01`,
    value: (text) => `[{"value":${text}}]`,
    time: (text) => `[{"value":1,"timestamp":${text}}]`,
  },
  thingscale: { principal: 'account', topic: 'json/station1', value: (text) => `{"temp":${text}}` },
  connio: { principal: 'pump', topic: `${PUMP}/properties/temperature`, value: (text) => text },
  'connio feed': {
    principal: 'pump',
    topic: `${PUMP}/json`,
    value: (text) => `{"dps":[{"v":${text},"prop":"temperature"}]}`,
    time: (text) => `{"dps":[{"v":1,"prop":"temperature","t":${text}}]}`,
  },
  plain: { principal: 'homeMade', topic: 'n', value: (text) => `{"temp":${text}}` },
} satisfies Record<string, Place>
type PlaceName = keyof typeof places

function outcomeOf(place: PlaceName, payload: string | Buffer): string {
  const { principal, topic } = places[place]
  const one = principals[principal]
  const message = { topic, payload: Buffer.from(payload), qos: 1 as const, receivedAt }
  const { readings, rejections } = dialectOf(one.dialect).decode(one, message, registry)
  for (const { sentence, mend } of rejections) {
    expect(sentence).toMatch(/\.$/)
    expect(mend?.sentence).toMatch(/\.$/)
  }
  return [
    ...rejections.map(({ code }) => code),
    ...readings.map(({ value, exact, ts }) =>
      [exact ?? JSON.stringify(value), ts === null ? undefined : formatMicros(ts)]
        .filter(Boolean)
        .join(' at '),
    ),
  ].join(', ')
}

const placeNames = Object.keys(places) as readonly PlaceName[]
const hexOf = (payload: string | Buffer): string => JSON.stringify(Buffer.from(payload).toString('hex'))

/** Drogue keeps what is no JSON as the bytes that it is; plain routes everything, and stores what can be stored. */
function inPlace(place: PlaceName, payload: string | Buffer, outcome: string): string {
  if (place === 'plain') return /^(payload|value)-/.test(outcome) ? '' : outcome
  if (place === 'drogue') return outcome.startsWith('payload-') ? hexOf(payload) : outcome
  return outcome
}

describe.each(placeNames)('A20 in %s, a value', (place) => {
  it.each([
    ['NaN', 'NaN', 'payload-not-json'],
    ['Infinity', 'Infinity', 'payload-not-json'],
    ['-Infinity', '-Infinity', 'payload-not-json'],
    ['1e999', '1e999', 'value-not-finite'],
    ['-1e999', '-1e999', 'value-not-finite'],
    ['256 KiB of digits', '9'.repeat(262_144), 'value-not-finite'],
    ['an integer of 20 digits', '12345678901234567891', '12345678901234567891'],
    ['a negative one', '-12345678901234567891', '-12345678901234567891'],
    ['-0', '-0', '0'],
    ['null', 'null', 'value-wrong-type'],
    ['nested 20,000 deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'payload-too-deep'],
  ])('of %s is %3$s', (_what, text, outcome) => {
    const payload = places[place].value(text)
    expect(outcomeOf(place, payload)).toBe(inPlace(place, payload, outcome))
  })

  it('in the member __proto__, constructor or toString changes nothing else', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const payload = places[place].value('1').replace('{', `{"${name}":{"polluted":1},`)
      const isMember = ['drogue', 'thingscale', 'plain'].includes(place)
      expect(outcomeOf(place, payload)).toBe(isMember ? '{"polluted":1}, 1' : '1')
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })

  it('that stands twice counts as it stands last', () => {
    const payload = places[place].value('1').replace(/"(Value|Speed|temp|value|v)":1/, '$&,"$1":2')
    expect(outcomeOf(place, payload)).toBe(place === 'connio' ? '1' : '2')
  })
})

describe.each(placeNames)('A20 in %s, a payload', (place) => {
  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${places[place].value('1')}`), 'payload-not-json'],
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'payload-not-utf8'],
    ['half a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'payload-not-utf8'],
    ['a depth of 20,000', '['.repeat(20_000), 'payload-too-deep'],
    ['objects 20,000 deep', '{"a":'.repeat(20_000), 'payload-too-deep'],
  ])('of %s is %3$s', (_what, payload, outcome) => {
    expect(outcomeOf(place, payload)).toBe(inPlace(place, payload, outcome))
  })

  it('that is empty is said to be, or has no value', () => {
    const outcome = place === 'drogue' ? '""' : inPlace(place, '', 'payload-not-json')
    expect(outcomeOf(place, '')).toBe(outcome)
  })

  it('of an array of a million is one value, or refused as a whole', () => {
    const million = `[${'0,'.repeat(999_999)}0]`
    if (place === 'drogue' || place === 'plain') return expect(outcomeOf(place, million)).toBe(million)
    expect(outcomeOf(place, million)).toMatch(/^(payload-wrong-shape|too-many-readings|value-wrong-type)$/)
  })
})

const timed = placeNames.filter((place) => 'time' in places[place])

describe.each(timed)('A21 in %s, a time', (place) => {
  const atTime = (text: string): string => {
    const { time = () => '' }: Place = places[place]
    return outcomeOf(place, time(text))
  }

  it.each([
    ['of 1970', '"1970-01-01T00:00:05Z"', 'timestamp-out-of-range'],
    ['of before 2000, by a microsecond', '"1999-12-31T23:59:59.999999Z"', 'timestamp-out-of-range'],
    ['of 2000', '"2000-01-01T00:00:00Z"', '1 at 2000-01-01T00:00:00.000Z'],
    ['of 2100', '"2100-01-01T00:00:00Z"', 'timestamp-out-of-range'],
    ['24 hours ahead', '"2026-03-02T12:00:00Z"', '1 at 2026-03-02T12:00:00.000Z'],
    ['a microsecond more than that', '"2026-03-02T12:00:00.000001Z"', 'timestamp-out-of-range'],
    ['with microseconds', '"2026-03-01T10:00:00.123456+02:00"', '1 at 2026-03-01T08:00:00.123456Z'],
    ['of a negative year', '"-000001-01-01T00:00:00Z"', 'timestamp-not-valid'],
    ['without a zone', '"2026-03-01T12:00:00"', 'timestamp-not-valid'],
    ['of a leap second', '"2016-12-31T23:59:60Z"', 'timestamp-not-valid'],
    ['of 31 February', '"2026-02-31T12:00:00Z"', 'timestamp-not-valid'],
    ['of no text', '""', 'timestamp-not-valid'],
    ['of null', 'null', 'timestamp-not-valid'],
    ['of true', 'true', 'timestamp-not-valid'],
  ])('%s is %3$s', (_what, text, outcome) => {
    expect(atTime(text)).toBe(outcome)
  })

  const takesMs = place.startsWith('capture')
  it.each([
    ['milliseconds', '1772366400000', takesMs ? '1 at 2026-03-01T12:00:00.000Z' : 'timestamp-not-valid'],
    ['seconds taken for them', '1772366400', takesMs ? 'timestamp-out-of-range' : 'timestamp-not-valid'],
    ['microseconds', '1772366400000000', takesMs ? 'timestamp-out-of-range' : 'timestamp-not-valid'],
    ['a negative number', '-1', takesMs ? 'timestamp-out-of-range' : 'timestamp-not-valid'],
    ['1e999', '1e999', takesMs ? 'timestamp-out-of-range' : 'timestamp-not-valid'],
  ])('as a number, of %s, is %3$s', (_what, text, outcome) => {
    expect(atTime(text)).toBe(outcome)
  })

  it('that is in another unit, or lacks its zone, is told the mend', () => {
    const { principal, topic, time = () => '' }: Place = places[place]
    const one = principals[principal]
    const mendOf = (text: string) => {
      const payload = Buffer.from(time(text))
      const message = { topic, payload, qos: 1 as const, receivedAt }
      return dialectOf(one.dialect).decode(one, message, registry).rejections[0]?.mend?.sentence
    }
    expect(mendOf('1772366400')).toMatch(takesMs ? /seconds: multiply by 1000/ : /seconds since 1970/)
    expect(mendOf('1772366400000000')).toMatch(takesMs ? /divide by 1000/ : /microseconds since 1970/)
    expect(mendOf('"2026-03-01T12:00:00"')).toContain('2026-03-01T12:00:00Z')
    expect(mendOf('"2016-12-31T23:59:60Z"')).toContain('leap second')
  })
})
