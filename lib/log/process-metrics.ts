/** What every process of ours says of itself: memory, CPU, handles, and how late its event loop is. */
import { readdir } from 'node:fs/promises'
import { Gauge, Histogram, Registry } from 'prom-client'
import { watchLoopLag } from './loop-lag'
import { readCounter, readGauge } from './read-at-scrape'

export interface ProcessMetrics {
  /** What the process does besides is added to it. */
  readonly registry: Registry
  /** How late the event loop is just now: the median of ten seconds. */
  loopLagMs(): number
  stop(): void
}

const LAG_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** `processName` tells the samples of the broker and of the web apart: one scrape has both. */
export function startProcessMetrics(processName: string): ProcessMetrics {
  const registry = new Registry()
  registry.setDefaultLabels({ process: processName })
  const lag = new Histogram({
    name: 'signalbox_event_loop_lag_seconds',
    help: 'How much later than it was due a timer came.',
    buckets: LAG_SECONDS,
    registers: [registry],
  })
  addMemory(registry)
  addHandles(registry)
  readCounter(
    registry,
    { name: 'signalbox_cpu_seconds_total', help: 'CPU time of the process, user and system.' },
    () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
  )
  const startedAt = Math.round(Date.now() / 1000 - process.uptime())
  readGauge(
    registry,
    { name: 'signalbox_start_time_seconds', help: 'When the process began, since the epoch.' },
    () => startedAt,
  )
  const { medianMs, stop } = watchLoopLag((seconds) => lag.observe(seconds))
  return { registry, loopLagMs: medianMs, stop }
}

function addMemory(registry: Registry): void {
  readGauge(
    registry,
    {
      name: 'signalbox_memory_bytes',
      help: 'Memory of the process: all that is resident, the heap, what of it is used, and buffers outside.',
      labels: ['kind'],
    },
    () => {
      const { rss, heapTotal, heapUsed, external } = process.memoryUsage()
      return [
        [{ kind: 'resident' }, rss],
        [{ kind: 'heap' }, heapTotal],
        [{ kind: 'heap-used' }, heapUsed],
        [{ kind: 'external' }, external],
      ]
    },
  )
}

function addHandles(registry: Registry): void {
  new Gauge({
    name: 'signalbox_open_fds',
    help: 'Open file descriptors, sockets among them; only where /proc tells.',
    registers: [registry],
    async collect() {
      const open = await readdir('/proc/self/fd').catch(() => undefined)
      if (open) this.set(open.length)
    },
  })
  readGauge(
    registry,
    {
      name: 'signalbox_active_resources',
      help: 'What the event loop waits for, by its kind in Node.js.',
      labels: ['kind'],
    },
    () => process.getActiveResourcesInfo().map((kind) => [{ kind }, 1] as const),
  )
}
