/** A07: each matcher that decides who gets a message, against a plain reference: a million pairs of filter and topic. */
import { Aedes } from 'aedes'
import { expect, it } from 'vitest'
import { Grant } from '@/lib/access/grant'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import { principals } from '@/lib/dialects/fixtures'
import { makeRandom, type Random } from '@/testing/fuzz/random'
import { matchLevels } from '@/testing/match-levels'
import { DurableSession } from './durable/durable-session'
import { FilterIndex } from './durable/filter-index'
import { guardEmitter } from './guard-emitter'
import { groupFilter } from './live/group-topics'
import { Watches } from './live/watches'

const ROUNDS = 35
const FILTERS = 200
const TOPICS = 200
/** Where a plain namespace stands inside the broker. */
const ROOT = '$plain/7/'
/** Few names, so that filters and topics often meet; what an object of JavaScript is born with among them. */
const NAMES = ['a', 'b', '', '$', '$a', 'A', 'é', '__proto__', 'constructor']

const levelsOf = (random: Random, names: readonly string[]) =>
  Array.from({ length: 1 + random.below(5) }, () => random.pick(names))

/** Neither is empty [MQTT-4.7.3-1]. */
const topicOf = (random: Random): string => levelsOf(random, NAMES).join('/') || 'a'
function filterOf(random: Random): string {
  const levels = levelsOf(random, [...NAMES, '+', '+', '+'])
  if (random.chance(0.3)) levels.push('#')
  return levels.join('/') || '#'
}

interface Pairs {
  readonly filters: readonly string[]
  readonly topics: readonly string[]
  /** By topic, the filters that match it, in their order. */
  readonly matched: readonly (readonly string[])[]
}

/** About half of the filters, and of the topics, stand below the root of a namespace, as the broker spells them inside. */
function pairsOf(random: Random): Pairs {
  const spell = (text: string) => (random.chance(0.5) ? ROOT + text : text)
  const different = (count: number, make: () => string) => [...new Set(Array.from({ length: count }, make))]
  const filters = different(FILTERS, () => spell(filterOf(random)))
  const topics = different(TOPICS, () => spell(topicOf(random)))
  const split = filters.map((filter) => filter.split('/'))
  const matched = topics.map((topic) => {
    const levels = topic.split('/')
    return filters.filter((_, index) => matchLevels(split[index] ?? [], levels))
  })
  return { filters, topics, matched }
}

const each = ({ topics, matched }: Pairs, check: (topic: string, expected: readonly string[]) => void) => {
  for (const [index, topic] of topics.entries()) check(topic, matched[index] ?? [])
}

const random = makeRandom(7)
const rounds = Array.from({ length: ROUNDS }, () => pairsOf(random))
/** For what costs more than a comparison. */
const some = rounds.slice(0, 12)
const byText = (texts: readonly string[]) => [...texts].sort()

it('A07 random filters agree with the reference: a million pairs, some that match and some that do not', () => {
  let [pairs, hits] = [0, 0]
  for (const round of rounds)
    each(round, (topic, expected) => {
      pairs += round.filters.length
      hits += expected.length
      expect(round.filters.filter((filter) => filterMatches(filter, topic))).toEqual(expected)
    })
  expect(pairs).toBeGreaterThan(1_000_000)
  expect(hits).toBeGreaterThan(pairs / 200)
})

it('A07 the index of durable sessions agrees, alone and shared, also when half of the filters are gone', () => {
  for (const round of some) {
    const index = new FilterIndex()
    const sessions = round.filters.map((filter) => {
      const facts = { key: filter, clientId: filter, principal: principals.lab, expirySeconds: 1 }
      return new DurableSession(facts)
    })
    const shared = (key: string) => groupFilter(key, 'tenant', 'g', key)
    for (const session of sessions)
      for (const filter of [session.key, shared(session.key)]) index.add(session, filter, { qos: 1 })
    const agree = (isHeld: (filter: string) => boolean) =>
      each(round, (topic, matched) => {
        const expected = byText(matched.filter(isHeld))
        expect(byText(index.match(topic).map(({ clientId }) => clientId))).toEqual(expected)
        expect(byText(index.matchShared(topic).map(({ member }) => member))).toEqual(expected)
      })
    agree(() => true)
    const gone = new Set(round.filters.filter(() => random.chance(0.5)))
    for (const session of sessions.filter(({ key }) => gone.has(key)))
      for (const filter of [session.key, shared(session.key)]) index.remove(session, filter)
    agree((filter) => !gone.has(filter))
  }
})

it('A07 live delivery agrees, where every filter stands below a root, alone and shared', async () => {
  for (const round of some) {
    const broker = new Aedes({ concurrency: 0 })
    const guarded = guardEmitter(
      broker,
      () => undefined,
      () => true,
    )
    const emitter: unknown = Reflect.get(broker, 'mq')
    if (!isEmitter(emitter)) throw new Error('this Aedes delivers otherwise')
    const heard: string[] = []
    const filters = round.filters.filter((filter) => filter.startsWith(ROOT))
    for (const filter of filters) {
      const listen = (routed: string, name: string) =>
        emitter.on(routed, (_packet, done) => {
          heard.push(name)
          done()
        })
      listen(filter, `alone ${filter}`)
      listen(groupFilter('m', 'tenant', 'g', filter), `shared ${filter}`)
    }
    for (const [index, topic] of round.topics.entries()) {
      if (!topic.startsWith(ROOT)) continue
      heard.length = 0
      await new Promise<void>((done) => emitter.emit({ topic, qos: 0, payload: '', retain: false }, done))
      const matched = (round.matched[index] ?? []).filter((filter) => filter.startsWith(ROOT))
      expect(byText(heard)).toEqual(
        byText(matched.flatMap((filter) => [`alone ${filter}`, `shared ${filter}`])),
      )
      expect(guarded.isListenedTo(topic)).toBe(matched.length > 0)
      expect(guarded.groups.match(topic)).toHaveLength(matched.length)
    }
    await new Promise<void>((closed) => broker.close(() => closed()))
  }
})

it('A07 grants agree: a topic is published and received where a claim matches it, a filter held where one covers it', () => {
  for (const round of some) {
    const claims = round.filters.filter((_, index) => index % 40 === 0)
    const grant = new Grant({ root: '', publish: claims, subscribe: claims }, 'own', () => undefined)
    const held = new Set(round.filters.filter((filter) => grant.maySubscribe(filter)))
    each(round, (topic, matched) => {
      const isClaimed = matched.some((filter) => claims.includes(filter))
      expect([grant.mayPublish(topic), grant.mayReceive(topic)]).toEqual([isClaimed, isClaimed])
      expect(claims.some((claim) => filterCovers(claim, topic))).toBe(isClaimed)
      // What a filter that was granted matches is inside the claims, whatever it is.
      if (!isClaimed) expect(matched.filter((filter) => held.has(filter))).toEqual([])
    })
  }
})

it('A07 what somebody watches is encoded: no topic that a filter of theirs matches is of an unwatched company', () => {
  for (const round of some) {
    const watches = new Watches()
    const inTree = (text: string) => `v1/raw/${text}`
    const rootOf = (text: string) => inTree(text).split('/').slice(0, 3).join('/')
    // A company is always named: no claim of anyone has a wildcard there.
    const filters = round.filters.filter((filter) => !/^[+#]/.test(filter) && random.chance(0.1))
    for (const [index, filter] of filters.entries()) {
      const routed = inTree(filter)
      watches.add(`${index}`, index % 2 === 0 ? routed : groupFilter('m', 'tenant', 'g', routed))
    }
    each(round, (topic, matched) => {
      if (filters.some((filter) => matched.includes(filter))) expect(watches.has(rootOf(topic))).toBe(true)
    })
    for (const index of filters.keys()) watches.removeSession(`${index}`)
    each(round, (topic) => expect(watches.has(rootOf(topic))).toBe(false))
  }
})

interface Emitter {
  on(filter: string, listener: (packet: unknown, done: () => void) => void): unknown
  emit(packet: object, done: () => void): unknown
}
const isEmitter = (value: unknown): value is Emitter =>
  typeof value === 'object' &&
  value !== null &&
  ['on', 'emit'].every((name) => typeof Reflect.get(value, name) === 'function')
