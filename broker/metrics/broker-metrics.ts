/** What the broker tells Prometheus; docs/operations.md says which of it is worth an alarm. */
import { startProcessMetrics } from '@/lib/log/process-metrics'
import { addConnectionMetrics } from './connection-metrics'
import type { MetricSources } from './metric-sources'
import { addStorageMetrics } from './storage-metrics'

export interface BrokerMetrics {
  /** In the text format of Prometheus. */
  text(): Promise<string>
  /** How late the event loop is just now: the median of ten seconds. */
  loopLagMs(): number
  stop(): void
}

const PROCESS = 'broker'

export function startBrokerMetrics(sources: MetricSources): BrokerMetrics {
  const { registry, loopLagMs, stop } = startProcessMetrics(PROCESS)
  addConnectionMetrics(registry, sources)
  addStorageMetrics(registry, sources)
  const { acknowledgements } = sources.counts
  return {
    text: async () => `${await registry.metrics()}\n${acknowledgements.text(PROCESS)}`,
    loopLagMs,
    stop,
  }
}
