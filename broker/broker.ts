/** The broker, put together: what each part asks of the others is said here and nowhere else. */

import { join } from 'node:path'
import type { Pool } from 'pg'
import { DeviceCache } from '@/broker/devices'
import type { AccessDeps } from '@/lib/access/access-deps'
import { loadDevice, loadDeviceNamed } from '@/lib/access/load-device'
import type { Config } from '@/lib/config/config'
import type { Log } from '@/lib/log/log'
import { ensurePartitions } from '@/lib/telemetry/partitions'
import { ChangeWatch } from './change-watch'
import { Answers } from './commands/answers'
import { Dispatcher } from './commands/dispatcher'
import { DiskWatch, freeBytesOf, isOnThisMachine } from './disk-watch'
import { DurableSessions } from './durable/durable-sessions'
import { fallenOf } from './durable/is-standing'
import { RetainedMessages } from './durable/retained-messages'
import { Routes } from './durable/routes'
import type { Edge } from './edge/edge'
import { Gate } from './gate'
import { startSessionLayer } from './hooks'
import { Batcher, type CommitBatch } from './ingest/batcher'
import { commitBatch } from './ingest/commit-batch'
import { Ingest } from './ingest/ingest'
import { NamedDevices } from './ingest/named-devices'
import { ensureLab } from './lab'
import { startLinkServer } from './link-server'
import { startListeners } from './listeners'
import { LiveHub } from './live/live-hub'
import { RecordCap } from './live/record-cap'
import { startBrokerMetrics } from './metrics/broker-metrics'
import { Counts } from './metrics/counts'
import { SessionTotals } from './metrics/session-totals'
import { timedCommit } from './metrics/timed-commit'
import { PublishQuota } from './rates/publish-quota'
import { Rates } from './rates/rates'
import { ConnectionLog } from './sessions/connection-log'
import { limitsOf } from './sessions/limits-of'
import { linkAnswers } from './sessions/link-answers'
import { Presence } from './sessions/presence'
import type { Sender } from './sessions/sender'
import { SessionKeeper } from './sessions/session-keeper'
import { SessionTable } from './sessions/session-table'
import { Takeovers } from './sessions/takeovers'
import { Wills } from './wills/wills'

export interface BrokerDeps {
  readonly config: Pick<
    Config,
    'mqttHost' | 'listeners' | 'lab' | 'brokerLink' | 'keepAliveMaxSeconds' | 'dataDir' | 'diskReserveBytes'
  >
  readonly databaseUrl: string
  /** Plain SQL: logins, presence, changes. */
  readonly pool: Pool
  /** Two connections, for commits alone, so that nothing else can be in their way. */
  readonly ingestPool: Pool
  readonly access: AccessDeps
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined
  readonly log: Log
  /** Of the disk under the database; unset: looked up, where that is on this machine. */
  readonly freeBytes?: () => Promise<number>
}

export interface RunningBroker {
  /** `mqtt` → the port it listens on, of those that are on. */
  readonly addresses: ReadonlyMap<string, number>
  stop(): Promise<void>
}

const PARTITIONS_EVERY_MS = 12 * 3600 * 1000

export async function startBroker(deps: BrokerDeps): Promise<RunningBroker> {
  const { config, pool, log } = deps
  const gate = new Gate()
  const intake = new Gate()
  const devices = new DeviceCache({
    byId: (deviceId) => loadDevice(pool, deviceId),
    named: (tenantId, externalId) => loadDeviceNamed(pool, tenantId, externalId),
  })
  const sessions = new SessionTable()
  const hub = new LiveHub()
  const cap = new RecordCap()
  const rates = new Rates(sessions)
  const takeovers = new Takeovers()
  const counts = new Counts()
  const totals = new SessionTotals(sessions)
  const commit: CommitBatch = async (client, items) => {
    const committed = await commitBatch(client, items)
    rates.stored(items)
    return committed
  }
  const batcher = new Batcher(deps.ingestPool, timedCommit(commit, counts), intake, log)
  const presence = new Presence(pool, log)
  const records = new ConnectionLog(devices, batcher, hub, cap, counts, log)
  const named = new NamedDevices(pool, devices, log)
  const answers = new Answers()
  const durable = new DurableSessions(pool, log)
  const wills = new Wills(durable.writer, log)
  const retained = new RetainedMessages(pool, (writers) => fallenOf(deps.access, writers))
  const routes = new Routes<Sender>(durable, retained, {
    mayQueue: (key, topic) => keeper.rules.mayQueue(key, topic),
    retainedMax: ({ principal }) => limitsOf(devices, principal).retainedMessages,
    onRetainedFull: (session, topic) => records.retainedFull(session, topic),
  })
  const ingest = new Ingest(devices, named, batcher, hub, cap, presence, answers, routes, counts)

  await ensurePartitions(pool, new Date())
  const partitionTimer = setInterval(() => {
    ensurePartitions(pool, new Date()).catch((error: unknown) =>
      log.error({ err: error }, 'months could not be attached'),
    )
  }, PARTITIONS_EVERY_MS)
  partitionTimer.unref()
  await presence.start()
  const lab = config.listeners.labPort > 0 ? await ensureLab(pool, config.lab) : undefined

  const keeper = new SessionKeeper({
    access: deps.access,
    devices,
    sessions,
    gate,
    intake,
    records,
    presence,
    ingest,
    watches: hub.watches,
    takeovers,
    quota: new PublishQuota(devices),
    rates,
    counts,
    totals,
    keepAliveMaxSeconds: config.keepAliveMaxSeconds,
    lab,
    durable,
    retained,
    wills,
  })
  const kept = await durable.start({
    onEnded: ({ key }) => {
      hub.watches.removeSession(key)
      wills.ends(key)
    },
    onFull: (session, count) => records.queueFull(session, count),
  })
  for (const { key, filters } of kept) for (const filter of filters.keys()) hub.watches.add(key, filter)
  const layer = await startSessionLayer(keeper.rules, routes, log)
  hub.attach(layer.route, (spellings) => routes.planBehind(spellings))
  const dispatcher = new Dispatcher({ pool, devices, sessions, hub, answers, deliver: layer.deliver, log })
  dispatcher.start()
  keeper.attach(layer, dispatcher)

  const changes = new ChangeWatch({
    databaseUrl: deps.databaseUrl,
    pool,
    gate,
    log,
    apply: (notices) => keeper.applyNotices(notices),
    applyAll: () => keeper.checkAll(),
  })
  await changes.start()
  await wills.start(pool, keeper.publishWill)
  const disk = new DiskWatch({
    intake,
    log,
    reserveBytes: deps.freeBytes || isOnThisMachine(deps.databaseUrl) ? config.diskReserveBytes : 0,
    freeBytes: deps.freeBytes ?? (() => freeBytesOf([join(config.dataDir, 'postgres'), config.dataDir])),
  })
  await disk.start()
  rates.start()
  const metrics = startBrokerMetrics({
    ...{ counts, totals, sessions, rates, durable, devices, batcher, gate, intake },
    offences: () => keeper.offences,
    socketsBeforeLogin: () => keeper.socketsBeforeLogin,
    droppedLive: () => layer.droppedLive(),
    diskFreeBytes: () => disk.freeBytes,
  })

  const take = (...args: Parameters<SessionKeeper['take']>): Edge | undefined => keeper.take(...args)
  const listeners = await startListeners({
    host: config.mqttHost,
    ports: config.listeners,
    tls: deps.tls,
    log,
    take,
  })
  const link = await startLinkServer({
    link: config.brokerLink,
    log,
    take,
    answers: linkAnswers({
      sessions,
      ring: hub.ring,
      gate,
      intake,
      rates,
      takeovers,
      metrics: () => metrics.text(),
      eventLoopLagMs: () => metrics.loopLagMs(),
      storageLagMs: () => batcher.lagMs,
      diskFreeBytes: () => disk.freeBytes,
      offences: () => keeper.offences,
      lostToFullQueues: () => durable.lostToFull,
    }),
  })

  return {
    addresses: listeners.addresses,
    stop: async () => {
      // Stop accepting, stop reading, flush, acknowledge, disconnect, close.
      clearInterval(partitionTimer)
      disk.stop()
      rates.stop()
      metrics.stop()
      await listeners.stopAccepting()
      await keeper.finish(0x8b, 'the broker is stopping')
      await wills.stop()
      await layer.close()
      await dispatcher.stop()
      await batcher.drain()
      await durable.stop()
      await link.stop()
      await listeners.stop()
      await changes.stop()
      await presence.stop()
    },
  }
}
