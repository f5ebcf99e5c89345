import type { Registry } from 'prom-client'
import { readCounter, readGauge } from '@/lib/log/read-at-scrape'
import type { MetricSources } from './metric-sources'

/** What is stored, how fast, and what waits for it. */
export function addStorageMetrics(registry: Registry, sources: MetricSources): void {
  const { counts, batcher, gate, intake, diskFreeBytes } = sources
  registry.registerMetric(counts.commitSeconds)
  registry.registerMetric(counts.batchMessages)
  readCounter(
    registry,
    {
      name: 'signalbox_readings_total',
      help: 'Readings stored, by the dialect that they came in by.',
      labels: ['dialect'],
    },
    () => [...counts.readings.entries()].map(([dialect, count]) => [{ dialect }, count]),
  )
  readCounter(
    registry,
    {
      name: 'signalbox_commit_failures_total',
      help: 'Commits that did not go through: tried again, or a message of theirs refused.',
    },
    () => counts.failedCommits,
  )
  readGauge(
    registry,
    { name: 'signalbox_storage_lag_seconds', help: 'How long the batch longest on its way has been.' },
    () => batcher.lagMs / 1000,
  )
  readGauge(
    registry,
    { name: 'signalbox_suspended', help: '1 while the database is silent and nothing moves.' },
    () => (gate.isOpen ? 0 : 1),
  )
  readGauge(
    registry,
    {
      name: 'signalbox_intake_shut',
      help: '1 while nothing is taken in, for this reason.',
      labels: ['reason'],
    },
    () =>
      (['backlog', 'disk', 'disk-full'] as const).map((reason) => [
        { reason },
        intake.isShutFor(reason) ? 1 : 0,
      ]),
  )
  readGauge(
    registry,
    { name: 'signalbox_disk_free_bytes', help: 'Free under the database; only where it is on this machine.' },
    () => {
      const free = diskFreeBytes()
      return free === null ? [] : [[{}, free]]
    },
  )
  addQueues(registry, sources)
  addCaches(registry, sources)
}

function addQueues(registry: Registry, { batcher, durable, sessions }: MetricSources): void {
  const durableDepth = () => {
    let messages = 0
    let bytes = 0
    for (const { depth } of durable.all()) {
      messages += depth.messages
      bytes += depth.bytes
    }
    return { messages, bytes }
  }
  const outboundBytes = () => [...sessions.all()].reduce((sum, { edge }) => sum + edge.outboundBytes, 0)
  readGauge(
    registry,
    {
      name: 'signalbox_queue_bytes',
      help: 'What waits: to be committed, for durable sessions, for readers to take.',
      labels: ['queue'],
    },
    () => [
      [{ queue: 'ingest' }, batcher.backlog.bytes],
      [{ queue: 'durable' }, durableDepth().bytes],
      [{ queue: 'outbound' }, outboundBytes()],
    ],
  )
  readGauge(
    registry,
    {
      name: 'signalbox_queue_messages',
      help: 'The same in messages, where they are counted.',
      labels: ['queue'],
    },
    () => [
      [{ queue: 'ingest' }, batcher.backlog.messages],
      [{ queue: 'durable' }, durableDepth().messages],
    ],
  )
  readGauge(
    registry,
    { name: 'signalbox_durable_sessions', help: 'Durable sessions, connected or not.' },
    () => [...durable.all()].length,
  )
  readCounter(
    registry,
    {
      name: 'signalbox_durable_sessions_ended_total',
      help: 'Durable sessions that ended since too many waited for somebody to come back.',
    },
    () => durable.endedForRoom,
  )
}

function addCaches(registry: Registry, { devices }: MetricSources): void {
  readCounter(
    registry,
    {
      name: 'signalbox_device_cache_total',
      help: 'Devices that a session needed: at hand, or read from the database.',
      labels: ['outcome'],
    },
    () => [
      [{ outcome: 'hit' }, devices.hits],
      [{ outcome: 'miss' }, devices.misses],
    ],
  )
  readGauge(
    registry,
    { name: 'signalbox_device_cache_entries', help: 'Devices held for live sessions.' },
    () => devices.size,
  )
}
