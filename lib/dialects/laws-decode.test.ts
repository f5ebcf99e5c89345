/** What holds for every message of every dialect, whatever it holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialectIds } from '@/lib/core/dialect-id'
import { formatMicros } from '@/lib/core/micros'
import type { Reading } from '@/lib/core/reading'
import { isRejection } from '@/lib/core/rejection'
import { filterMatches } from '@/lib/core/topic'
import { anyMessage, anyPayload, served, topicsOf } from './arbitraries'
import { encodeRaw } from './capture/encode-raw'
import type { Decoded, InboundMessage, Served } from './dialect'
import { loner, principals, receivedAt, registry, registryOf } from './fixtures'
import { dialectOf, dialects } from './registry'
import { payloadOf, type Vector, vectors } from './vectors'

interface Sent extends Pick<InboundMessage, 'topic' | 'payload'> {
  readonly contentType?: string | undefined
}

const messageOf = ({ topic, payload, contentType }: Sent): InboundMessage => ({
  ...{ topic, payload, qos: 1, receivedAt },
  ...(contentType === undefined ? {} : { contentType }),
})

const decode = (principal: Served, sent: Sent): Decoded =>
  dialectOf(principal.dialect).decode(principal, messageOf(sent), registry)

it('every dialect stands in the registry under its own id', () => {
  expect(Object.entries(dialects).map(([id, dialect]) => [id, dialect.id])).toEqual(
    dialectIds.map((id) => [id, id]),
  )
})

describe('vectors', () => {
  it.each(vectors)('$principal: $name', (vector) => {
    const principal = principals[vector.principal]
    const claims = dialectOf(principal.dialect).claims(principal, registry)
    expect(claims.publish.some((filter) => filterMatches(filter, vector.topic))).toBe(true)
    holds(decode(principal, { ...vector, payload: payloadOf(vector) }), vector.expect)
  })
})

function holds(decoded: Decoded, expected: Vector['expect']): void {
  if (expected.readingCount !== undefined) {
    expect(decoded.readings).toHaveLength(expected.readingCount)
  } else {
    const found = decoded.readings.map((reading) => ({
      path: `${reading.connection}/${reading.measurement}/${reading.key}`,
      value: reading.value,
      exact: reading.exact,
      ts: reading.ts === null ? null : formatMicros(reading.ts),
      tags: reading.tags,
    }))
    expect(found).toEqual((expected.readings ?? []).map((reading) => expect.objectContaining(reading)))
    // An integer's text is there only where a double cannot hold it.
    expect(found.map((reading) => reading.exact)).toEqual(
      (expected.readings ?? []).map((reading) => reading.exact),
    )
  }
  expect(decoded.newDevice?.externalId).toBe(expected.newDevice)
  expect(decoded.commands).toEqual(expected.commands ?? [])
  expect(decoded.rejections.map(({ stage, code, index }) => ({ stage, code, index }))).toEqual(
    (expected.rejections ?? []).map(({ stage, code, index }) => ({ stage, code, index })),
  )
  for (const [place, wanted] of (expected.rejections ?? []).entries()) {
    const rejection = decoded.rejections[place]
    expect(rejection?.sentence).toContain(wanted.sentence ?? '')
    expect(rejection?.mend?.sentence).toContain(wanted.mend ?? '')
    if (wanted.action !== undefined) expect(rejection?.mend?.action).toEqual(wanted.action)
  }
}

// JSON writes -0 as 0.
expect.addEqualityTesters([(one, other) => (one === 0 && other === 0 ? true : undefined)])

describe('decode', () => {
  it('never throws, answers every message, and yields only what the raw tree can carry', () => {
    fc.assert(
      fc.property(anyMessage, ({ principal, ...sent }) => {
        const { readings, commands, rejections, newDevice } = decode(principal, sent)
        const answers = readings.length + commands.length + rejections.length + (newDevice ? 1 : 0)
        // A plain message is routed, whatever it holds.
        if (!dialectOf(principal.dialect).wire.isRouted) expect(answers).toBeGreaterThan(0)
        for (const rejection of rejections) expect(rejection.sentence).toMatch(/\.$/)
        for (const reading of readings) {
          const device = registry.device(reading.deviceId)
          if (!device) throw new Error(`no device ${reading.deviceId}`)
          const raw = encodeRaw(device, { ...reading, ts: reading.ts ?? receivedAt })
          expect(raw.topic.split('/')).toHaveLength(7)
          expect(raw.topic.split('/')).not.toContain('')
          expect(raw.topic).not.toMatch(/[+#\0]/)
          expect(JSON.parse(Buffer.from(raw.payload).toString()).Value).toEqual(reading.value)
          if (typeof reading.value === 'number') expect(Number.isFinite(reading.value)).toBe(true)
          expect(Number.isSafeInteger(reading.ts ?? 0)).toBe(true)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  it('keeps an item of a batch or names it as bad, never both', () => {
    fc.assert(
      fc.property(anyMessage, ({ principal, ...sent }) => {
        const { readings, rejections } = decode(principal, sent)
        const kept = readings.flatMap(({ item }) => (item === undefined ? [] : [item]))
        expect(new Set(kept).size).toBe(kept.length)
        expect(rejections.some(({ index }) => index !== undefined && kept.includes(index))).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('yields readings of the own tenant: a device its own, a gateway those of devices that name it', () => {
    fc.assert(
      fc.property(anyMessage, ({ principal, ...sent }) => {
        for (const { deviceId } of decode(principal, sent).readings) {
          const device = registry.device(deviceId)
          expect('tenantId' in principal && device?.tenantId === principal.tenantId).toBe(true)
          if (principal.kind !== 'device' || deviceId === principal.deviceId) continue
          expect(principal.dialect).toBe('drogue')
          expect(device?.gateways).toContain(registry.device(principal.deviceId)?.externalId)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('refuses what a gateway publishes for a device that does not name it', () => {
    const published = fc.tuple(topicsOf(`+/${loner.externalId}`), anyPayload)
    fc.assert(
      fc.property(published, ([topic, payload]) => {
        const { readings, rejections } = decode(principals.gateway, { topic, payload })
        expect(readings).toEqual([])
        expect(rejections).toHaveLength(1)
      }),
    )
  })

  it('gives nothing to those whose device the registry does not hold, or holds in another tenant', () => {
    const moved = registryOf(
      Object.values(principals).flatMap((principal) => {
        const device = principal.kind === 'device' ? registry.device(principal.deviceId) : undefined
        return device ? [{ ...device, tenantId: device.tenantId + 1 }] : []
      }),
    )
    for (const principal of served.filter(({ kind }) => kind === 'device')) {
      for (const other of [registryOf([]), moved]) {
        const dialect = dialectOf(principal.dialect)
        expect(dialect.claims(principal, other)).toMatchObject({ publish: [], subscribe: [] })
        expect(dialect.patterns(principal, other)).toEqual([])
        const message = messageOf({ topic: 'x', payload: Buffer.from('{"value":1}') })
        expect(dialect.decode(principal, message, other).readings).toEqual([])
        expect(isRejection(dialect.explainOutOfScope(principal, 'publish', 'x', other))).toBe(true)
      }
    }
  })
})

describe('deviceNamedBy', () => {
  it('is the device of the readings, where that is not the principal', () => {
    fc.assert(
      fc.property(anyMessage, ({ principal, ...sent }) => {
        const named = dialectOf(principal.dialect).deviceNamedBy(principal, sent.topic)
        const own = principal.kind === 'device' ? registry.device(principal.deviceId)?.externalId : undefined
        for (const { deviceId } of decode(principal, sent).readings) {
          expect(named ?? own).toBe(registry.device(deviceId)?.externalId)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('events', () => {
  it('carry each accepted vector whole, one a message or one a reading', () => {
    let count = 0
    for (const vector of vectors) {
      const principal = principals[vector.principal]
      const message = messageOf({ ...vector, payload: payloadOf(vector) })
      const dialect = dialectOf(principal.dialect)
      const decoded = dialect.decode(principal, message, registry)
      const readings: readonly Reading[] = decoded.readings.map((reading, index) => ({
        ...reading,
        ts: reading.ts ?? receivedAt + index,
      }))
      const device = registry.device(readings[0]?.deviceId ?? '')
      if (!device) continue
      const events = dialect.events(device, message, readings)
      const isOneEach = principal.dialect === 'sensocan' || principal.dialect === 'connio'
      expect(events).toHaveLength(isOneEach ? readings.length : 1)
      for (const event of events) {
        count++
        expect(event.subject).not.toBe('')
        expect(readings.map(({ ts }) => ts)).toContain(event.time)
        expect(event.contentType).toMatch(/^[^/\s]+\/[^/\s]/)
        if (!/^application\/json/.test(event.contentType)) continue
        const json: unknown = JSON.parse(Buffer.from(event.data).toString())
        expect(json).toBeDefined()
      }
    }
    expect(count).toBeGreaterThan(20)
  })
})
