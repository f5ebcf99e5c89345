/** The web's end of the private socket: questions to the broker, which is trusted but may be down or slow. */
import { request } from 'node:http'
import { z } from 'zod'
import { type Connection, connectionSchema } from '@/lib/contract/connections'
import { type LogRecord, logRecordSchema } from '@/lib/contract/logs'
import { type PlaceRate, placeRateSchema } from '@/lib/contract/rates'
import { Fault } from '@/lib/core/fault'
import { linkAddress } from './link-address'

export const brokerHealthSchema = z.looseObject({
  status: z.enum(['ok', 'degraded']),
  database: z.boolean(),
  disk: z.enum(['ok', 'nearly-full']).optional(),
  sessions: z.number().int(),
  storageLagMs: z.number().optional(),
  diskFreeBytes: z.number().nullable().optional(),
  eventLoopLagMs: z.number().optional(),
  limits: z.record(z.string(), z.number()).optional(),
})
export type BrokerHealth = z.infer<typeof brokerHealthSchema>

/** Exactly one: the messages of a device, of a tenant, or of a company. */
export type RecentOf =
  | { readonly deviceId: string }
  | { readonly tenantId: number }
  | { readonly companyId: string }

export interface BrokerQuestions {
  health(): Promise<BrokerHealth>
  /** In the text format of Prometheus. */
  metrics(): Promise<string>
  /** Of the whole installation: the asker narrows them to what its actor may see. */
  connections(): Promise<readonly Connection[]>
  /** Messages and readings a second, by tenant; of the whole installation too. */
  places(): Promise<readonly PlaceRate[]>
  /** Messages a second of those of the devices that are connected. */
  deviceRates(deviceIds: readonly string[]): Promise<Readonly<Record<string, number>>>
  /** Newest first. */
  recent(of: RecentOf): Promise<readonly LogRecord[]>
  /** An accepted message by its number, while the ring holds it. */
  recentRecord(seq: number): Promise<LogRecord | null>
  /** False where there is no such connection (any more). */
  cut(connectionId: string): Promise<boolean>
}

const TIMEOUT_MS = 2_000
/** The ring holds at most 64 MiB in all; an answer of one company stays under this. */
const ANSWER_BYTES_MAX = 96 * 1024 * 1024

const connectionsSchema = z.object({ items: z.array(connectionSchema) })
const placesSchema = z.object({ items: z.array(placeRateSchema) })
const numbersSchema = z.record(z.string(), z.number())
const recentSchema = z.object({ items: z.array(logRecordSchema) })
const recentRecordSchema = z.object({ item: logRecordSchema.nullable() })

/** Every question rejects with Fault `unavailable` where no usable answer comes within 2 s. */
export function askBroker(link: string): BrokerQuestions {
  return {
    async health() {
      return parsed(brokerHealthSchema, await ask(link, 'GET', '/health', [200, 503]))
    },
    async metrics() {
      return (await ask(link, 'GET', '/metrics', [200])).text
    },
    async connections() {
      return parsed(connectionsSchema, await ask(link, 'GET', '/connections', [200])).items
    },
    async places() {
      return parsed(placesSchema, await ask(link, 'GET', '/rates', [200])).items
    },
    async deviceRates(deviceIds) {
      if (deviceIds.length === 0) return {}
      return parsed(numbersSchema, await ask(link, 'GET', `/rates/devices?ids=${deviceIds.join(',')}`, [200]))
    },
    async recent(of) {
      const query = new URLSearchParams(Object.entries(of).map(([name, value]) => [name, String(value)]))
      return parsed(recentSchema, await ask(link, 'GET', `/recent?${query}`, [200])).items
    },
    async recentRecord(seq) {
      return parsed(recentRecordSchema, await ask(link, 'GET', `/recent/${seq}`, [200])).item
    },
    async cut(connectionId) {
      const path = `/connections/${encodeURIComponent(connectionId)}`
      return (await ask(link, 'DELETE', path, [200, 204, 404])).status !== 404
    },
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}

function ask(link: string, method: string, path: string, expected: readonly number[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string) => reject(unavailable(`${method} ${path}: ${detail}`))
    const asked = request({ ...place(link), method, path, agent: false }, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > ANSWER_BYTES_MAX) asked.destroy(new Error('the answer is too large'))
        else chunks.push(chunk)
      })
      response.on('error', (error) => fail(error.message))
      response.on('end', () => {
        const status = response.statusCode ?? 0
        if (expected.includes(status)) resolve({ status, text: Buffer.concat(chunks).toString('utf8') })
        else fail(`answered ${status}`)
      })
    })
    // The whole exchange has this long, so a trickling answer does not hold the asker either.
    const deadline = setTimeout(() => asked.destroy(new Error('no answer in time')), TIMEOUT_MS)
    asked.on('error', (error) => fail(error.message))
    asked.on('close', () => clearTimeout(deadline))
    asked.end()
  })
}

/** node:http takes the path of a socket under another name than node:net. */
function place(link: string) {
  const address = linkAddress(link)
  return 'path' in address ? { socketPath: address.path } : address
}

function parsed<S extends z.ZodType>(schema: S, answer: Answer): z.infer<S> {
  try {
    return schema.parse(JSON.parse(answer.text))
  } catch (error) {
    throw unavailable(error instanceof Error ? error.message : String(error))
  }
}

const unavailable = (detail: string): Fault =>
  new Fault('unavailable', 'The broker does not answer.', { detail, retryAfterSeconds: 2 })
