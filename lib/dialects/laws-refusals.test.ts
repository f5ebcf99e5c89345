/** What everybody who is refused hears, in every dialect. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { filterCovers, filterMatches, topicFilterFlaw, topicNameFlaw } from '@/lib/core/topic'
import { anyLevel, served } from './arbitraries'
import type { ConnectFacts, ProtocolVersion } from './dialect'
import { press, principals, pump, registry, thermometer } from './fixtures'
import { dialectOf } from './registry'

/** As the claims are asked: a ThingScale token, and the group of a shared subscription, are taken off before. */
const asAsked = (topic: string): string => topic.replace(/^\{DEVICE_TOKEN\}\/|^\$share\/[^/]+\//, '')

describe('explainOutOfScope', () => {
  const level = fc.oneof(
    anyLevel,
    fc.constantFrom('v1', 'raw', 'sources', 'logs', 'tenant', 'device', 'sensor', 'sensors', 'command', '+'),
    fc.constantFrom(
      '123',
      '124',
      'AcmeCorp',
      'data',
      'read',
      'cmd',
      'writedata',
      thermometer.id,
      press.id,
      'a',
    ),
    fc.constantFrom(
      'connio',
      'out',
      'in',
      'devices',
      'properties',
      pump.externalId,
      'app',
      '$share',
      '***',
      '#',
    ),
  )
  const anyTopic = fc.array(level, { minLength: 1, maxLength: 8 }).map((levels) => levels.join('/'))

  it('never throws, and copies only topics that would be in scope', () => {
    fc.assert(
      fc.property(fc.constantFrom(...served), anyTopic, fc.boolean(), (principal, topic, isPublish) => {
        const dialect = dialectOf(principal.dialect)
        const claims = dialect.claims(principal, registry)
        const action = isPublish ? 'publish' : 'subscribe'
        const isClaimed = (other: string) =>
          isPublish
            ? claims.publish.some((filter) => filterMatches(filter, other))
            : claims.subscribe.some((filter) => filterCovers(filter, other)) &&
              (claims.takesFilter?.(other) ?? true)
        const flaw = isPublish ? topicNameFlaw(topic) : topicFilterFlaw(topic)
        fc.pre(flaw === undefined && !isClaimed(asAsked(topic)))
        const { stage, sentence, mend } = dialect.explainOutOfScope(principal, action, topic, registry)
        expect(['acl', 'topic']).toContain(stage)
        expect(sentence).toMatch(/[.]$/)
        expect(mend?.sentence).toMatch(/[.]$/)
        if (mend?.action?.kind !== 'copy-topic' || claims[action].length === 0) return
        expect(isClaimed(asAsked(mend.action.topic))).toBe(true)
      }),
      { numRuns: 8_000 },
    )
  })
})

describe('admit', () => {
  const connect: ConnectFacts = { clientId: 'any name', version: 4, clean: true, keepAliveSeconds: 25 }
  const admit = (principal: (typeof served)[number], given: Partial<ConnectFacts>) => {
    const clientId = principal.dialect === 'connio' ? connioId(principal) : connect.clientId
    return dialectOf(principal.dialect).admit(principal, { ...connect, clientId, ...given }, registry)
  }
  const connioId = (principal: (typeof served)[number]) =>
    (principal.kind === 'device' ? registry.device(principal.deviceId)?.externalId : undefined) ?? ''

  it('takes the versions of the dialect, and refuses the others with those to use', () => {
    const versions: readonly ProtocolVersion[] = [3, 4, 5]
    for (const principal of served) {
      const taken = dialectOf(principal.dialect).wire.versions
      for (const version of versions) {
        const admission = admit(principal, { version })
        if (taken.includes(version)) expect(admission).toEqual({ warnings: [] })
        else expect(admission).toMatchObject({ stage: 'connect', code: 'version-not-accepted' })
      }
    }
    expect(
      Object.fromEntries(served.map(({ dialect }) => [dialect, dialectOf(dialect).wire.versions])),
    ).toEqual({
      capture: [4, 5],
      drogue: [4, 5],
      sensocan: [4, 5],
      thingscale: [3, 4],
      connio: [4],
      plain: [3, 4, 5],
    })
  })

  it('asks for a clean session where nothing is kept, which is Drogue alone', () => {
    for (const principal of served) {
      const admission = admit(principal, { clean: false })
      if (principal.dialect === 'drogue') expect(admission).toMatchObject({ code: 'clean-session-required' })
      else expect(admission).toEqual({ warnings: [] })
    }
  })

  it('takes any client id but for ThingScale, of 1 to 23 characters, and Connio, the id of the device', () => {
    for (const principal of served) {
      const refused = { stage: 'connect', code: 'client-id-not-accepted' }
      for (const clientId of ['', 'x'.repeat(24), connioId(principal).toUpperCase()]) {
        const admission = admit(principal, { clientId })
        const isStrict = principal.dialect === 'thingscale' || principal.dialect === 'connio'
        if (isStrict) expect(admission).toMatchObject(refused)
        else expect(admission).toEqual({ warnings: [] })
      }
      if (principal.dialect === 'thingscale') {
        expect(admit(principal, { clientId: 'x'.repeat(23) })).toEqual({ warnings: [] })
      }
    }
    expect(admit(principals.pump, { clientId: 'mine' })).toMatchObject({
      mend: { sentence: `Set the client id to "${pump.externalId}".` },
    })
  })

  it('warns a Connio device of another keep-alive than 25 s, and lets it in', () => {
    for (const keepAliveSeconds of [0, 24, 60, 65_535]) {
      const admission = admit(principals.pump, { keepAliveSeconds })
      expect(isRejection(admission)).toBe(false)
      expect(admission).toMatchObject({ warnings: [{ stage: 'connect', code: 'keep-alive-not-advised' }] })
      expect(admit(principals.press, { keepAliveSeconds })).toEqual({ warnings: [] })
    }
  })
})
