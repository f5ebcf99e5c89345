/** What is stored of a device, and what the broker holds of it, for the coach. */
import { deviceConnectionSchema } from '@/lib/contract/devices'
import type { LogRecord } from '@/lib/contract/logs'
import { isFault } from '@/lib/core/fault'
import { formatMicros } from '@/lib/core/micros'
import type { Prisma } from '@/lib/db/generated/client'
import type { DeviceTopic } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { latest } from '@/lib/telemetry/latest'
import type { Ctx } from '../context'
import { type DeviceRow, registeredDevice, viewDevice } from '../devices/device-view'
import { viewLog } from '../logs/log-view'
import { seqOf } from '../logs/seq-of'
import type { CoachFacts } from './coach-facts'

const RECORDS_MAX = 20

export interface CoachLoaded {
  readonly facts: CoachFacts
  readonly hasConnected: boolean
  readonly hasRecent: boolean
}

export async function loadCoachFacts(
  ctx: Ctx,
  row: DeviceRow,
  since: string | undefined,
): Promise<CoachLoaded> {
  const from = seqOf(since, 0)
  const device = await registeredDevice(ctx, row.id)
  const { connection } = viewDevice(row, 0)
  const [attempts, refused, recent, listener, credentials, storedAt] = await Promise.all([
    attemptsOf(ctx, row).then((where) => storedRecords(ctx, where, from)),
    storedRecords(ctx, { deviceId: row.id, kind: 'message' }, from),
    recentMessages(ctx, row.id, from),
    connection.isOnline ? listenerOf(ctx, row.id) : null,
    credentialsOf(ctx, row),
    newestStored(
      ctx,
      device.sensors.map(({ series }) => series),
    ),
  ])
  const isNew = (at: string | null) =>
    at !== null && (since === undefined || Date.parse(at) >= Date.parse(since))
  const never = deviceConnectionSchema.parse({
    ...connection,
    connectedAt: null,
    address: null,
    protocolVersion: null,
  })
  const facts: CoachFacts = {
    deviceId: row.id,
    attempts,
    messages: [...(recent ?? []), ...refused].sort((a, b) => b.seq - a.seq),
    status: isNew(connection.connectedAt) ? connection : never,
    credentials,
    listener,
    storedAt: isNew(storedAt) ? storedAt : null,
    versions: dialectOf(device.dialect).wire.versions,
    exampleTopic: exampleTopicOf(dialectOf(device.dialect).deviceTopics(device)),
    nowMs: ctx.services.now(),
  }
  return { facts, hasConnected: connection.connectedAt !== null, hasRecent: recent !== undefined }
}

/** Answers to CONNECT: of the device, or of the account that all ThingScale devices of a tenant come by. */
async function attemptsOf(
  { services }: Ctx,
  { id, dialect, tenantId }: DeviceRow,
): Promise<Prisma.LogRecordWhereInput> {
  const answers = { kind: 'connection', told: { startsWith: 'CONNACK' } }
  if (dialect !== 'thingscale') return { ...answers, deviceId: id }
  const { thingscaleId } = await services.db.prisma.tenant.findUniqueOrThrow({
    where: { id: tenantId },
    select: { thingscaleId: true },
  })
  return { ...answers, tenantId, deviceId: null, principal: thingscaleId }
}

async function storedRecords(
  { services }: Ctx,
  where: Prisma.LogRecordWhereInput,
  from: number,
): Promise<readonly LogRecord[]> {
  const rows = await services.db.prisma.logRecord.findMany({
    where: { AND: [where, { seq: { gte: BigInt(from) } }] },
    orderBy: { seq: 'desc' },
    take: RECORDS_MAX,
  })
  return rows.map(viewLog)
}

/** `undefined` where the broker does not answer. */
async function recentMessages(
  { services }: Ctx,
  deviceId: string,
  from: number,
): Promise<readonly LogRecord[] | undefined> {
  return unlessAway(async () =>
    (await services.broker.recent({ deviceId })).filter(({ seq }) => seq >= from).slice(0, RECORDS_MAX),
  )
}

const listenerOf = async ({ services }: Ctx, deviceId: string): Promise<string | null> =>
  (await unlessAway(
    async () => (await services.broker.connections()).find((one) => one.deviceId === deviceId)?.listener,
  )) ?? null

async function unlessAway<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return undefined
    throw error
  }
}

/** A ThingScale device has none of its own: the tenant's device token is what it comes with. */
async function credentialsOf({ services }: Ctx, { id, dialect, tenantId }: DeviceRow) {
  const where = dialect === 'thingscale' ? { tenantId, kind: 'device-token' } : { deviceId: id }
  const rows = await services.db.prisma.credential.findMany({ where, select: { expiresAt: true } })
  return rows.map(({ expiresAt }) => ({ expiresAt: expiresAt?.toISOString() ?? null }))
}

async function newestStored({ services }: Ctx, series: readonly number[]): Promise<string | null> {
  const newest = [...(await latest(services.db.pool, series)).values()].map(({ receivedAt }) => receivedAt)
  return newest.length === 0 ? null : formatMicros(Math.max(...newest))
}

const exampleTopicOf = (topics: readonly DeviceTopic[]): string | null =>
  topics.find(({ action }) => action === 'publish')?.topic ?? null
