/**
 * The pages are honest: each block that is marked `mqtt` is what the broker takes, or refuses with the code named.
 *
 *     mqtt [as <who>] [stored <path> ...] [refused <code>] [delivered <command>]
 *     PUBLISH <topic>     the payload in the lines below
 *     SUBSCRIBE <filter>
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildGrant } from '@/lib/access/grant'
import type { JsonValue } from '@/lib/core/json'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, reasonCodes } from '@/lib/core/rejection'
import type { InboundMessage, Served } from '@/lib/dialects/dialect'
import {
  fridge,
  homeMade,
  press,
  principals,
  pump,
  receivedAt,
  registry,
  thermometer,
  weatherStation,
} from '@/lib/dialects/fixtures'
import { dialectOf } from '@/lib/dialects/registry'
import { judge } from '@/lib/services/messages/judge'
import { judgeSubscription } from '@/lib/services/messages/judge-subscription'

const folder = dirname(fileURLToPath(import.meta.url))
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
const TOKEN = 'DEVICE_TOKEN/'

interface Subject {
  readonly device: RegisteredDevice
  readonly itself: Served
}

/** Whose ids stand in the examples of a page. */
const subjects: Readonly<Record<string, Subject>> = {
  'capture.md': { device: press, itself: principals.press },
  'drogue.md': { device: fridge, itself: principals.fridge },
  'sensocan.md': { device: thermometer, itself: principals.thermometer },
  'thingscale.md': { device: weatherStation, itself: principals.account },
  'connio.md': { device: pump, itself: principals.pump },
  'plain.md': { device: homeMade, itself: principals.homeMade },
}

const others: Readonly<Record<string, Served>> = {
  'back-end': principals.user,
  anonymous: principals.anonymous,
  gateway: principals.gateway,
}

interface Block extends Subject {
  readonly title: string
  readonly principal: Served
  readonly action: 'PUBLISH' | 'SUBSCRIBE'
  readonly topic: string
  readonly payload: string
  readonly marks: ReadonlyMap<string, readonly string[]>
}

const WORDS = ['as', 'stored', 'refused', 'delivered']

function blocksOf(page: string): readonly Block[] {
  const subject = subjects[page]
  const text = readFileSync(join(folder, page), 'utf8')
  return [...text.matchAll(/^```mqtt(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => {
    if (!subject) throw new Error(`${page} has examples and no device to read them as`)
    const marks = new Map<string, string[]>()
    for (const word of info.trim().split(/\s+/).filter(Boolean)) {
      const last = [...marks.values()].at(-1)
      if (WORDS.includes(word)) marks.set(word, [])
      else if (last) last.push(word)
      else throw new Error(`${page}: "${word}" is no mark of an example`)
    }
    const [head = '', ...payload] = body.trimEnd().split('\n')
    const [, action, written = ''] = /^(PUBLISH|SUBSCRIBE) (.+)$/.exec(head) ?? []
    if (action !== 'PUBLISH' && action !== 'SUBSCRIBE') throw new Error(`${page}: no action in "${head}"`)
    const [who] = marks.get('as') ?? []
    const principal = who === undefined ? subject.itself : others[who]
    if (!principal) throw new Error(`${page}: nobody is called "${who}"`)
    const topic = page === 'thingscale.md' ? withoutToken(written) : written
    const title = `${page}: ${info.trim()} ${head}`
    return { ...subject, title, principal, action, topic, payload: payload.join('\n'), marks }
  })
}

/** As the edge does it. */
const withoutToken = (topic: string): string =>
  topic.startsWith(TOKEN) ? topic.slice(TOKEN.length) : topic.replace(/^[^/]*/, '***')

const blocks = pages.flatMap(blocksOf)
const isDelivered = ({ marks }: Block): boolean => marks.has('delivered')

function judged({ principal, topic, payload }: Block) {
  const message: InboundMessage = { topic, payload: Buffer.from(payload), qos: 1, receivedAt }
  const grant = buildGrant(principal, registry, () => undefined)
  return judge(principal, grant, message, { registry, version: 4, known: () => undefined })
}

describe('what a page says that is published', () => {
  const published = blocks.filter((block) => block.action === 'PUBLISH' && !isDelivered(block))

  it.each(published)('$title', (block) => {
    const { isRouted, decoded } = judged(block)
    const codes = decoded.rejections.map(({ code }) => code)
    expect(codes).toEqual(block.marks.get('refused') ?? [])
    const paths = decoded.readings.map((reading) => pathOf(reading))
    const stored = block.marks.get('stored')
    if (stored) expect(paths).toEqual(stored)
    else if (codes.length === 0) {
      const kept = [
        ...decoded.readings,
        ...decoded.commands,
        ...(decoded.newDevice ? [decoded.newDevice] : []),
      ]
      expect(isRouted || kept.length > 0).toBe(true)
    }
  })
})

const pathOf = ({ connection, measurement, key }: { connection: string; measurement: string; key: string }) =>
  [connection, measurement, key].join('/')

describe('what a page says that is subscribed to', () => {
  it.each(blocks.filter(({ action }) => action === 'SUBSCRIBE'))('$title', ({ principal, topic, marks }) => {
    const grant = buildGrant(principal, registry, () => undefined)
    const answer = judgeSubscription(principal, grant, { filter: topic, qos: 1, version: 4 }, registry)
    const codes = 'granted' in answer ? [] : [answer.rejection.code]
    expect(codes).toEqual(marks.get('refused') ?? [])
  })
})

describe('what a page says that a device hears', () => {
  it.each(blocks.filter(isDelivered))('$title', ({ device, topic, payload, marks }) => {
    const [name = ''] = marks.get('delivered') ?? []
    const json: JsonValue = JSON.parse(payload)
    const command = device.dialect === 'capture' ? { name, payload: dataOf(json) } : { name, payload: json }
    const outbound = dialectOf(device.dialect).encodeCommand(device, command)
    if (isRejection(outbound)) throw new Error(outbound.sentence)
    expect([outbound.topic, outbound.namedTopic]).toContain(topic)
    expect(JSON.parse(Buffer.from(outbound.payload).toString('utf8'))).toEqual(json)
  })
})

const dataOf = (json: JsonValue): JsonValue =>
  typeof json === 'object' && json !== null && 'Data' in json ? (json.Data ?? null) : null

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(folder, page), 'utf8')

  it('names reason codes that there are', () => {
    const table = text.split('## What is refused')[1]?.split('\n## ')[0] ?? ''
    const codes = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    )
    expect(codes.filter((code) => !reasonCodes.some((known) => known === code))).toEqual([])
    if (page in subjects) expect(codes.length).toBeGreaterThan(5)
  })

  it('links to what there is', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(join(folder, path)))).toEqual([])
  })
})

it('every dialect has a page with examples, and the index names it', () => {
  const index = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const page of Object.keys(subjects)) {
    expect(blocks.filter(({ title }) => title.startsWith(page)).length).toBeGreaterThan(3)
    expect(index).toContain(`(${page})`)
  }
})
