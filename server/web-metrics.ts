import { Counter, Histogram } from 'prom-client'
import type { OwnMetrics } from '@/lib/log/own-metrics'
import { startProcessMetrics } from '@/lib/log/process-metrics'

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What the web process counts: its answers, and the calls of the API among them. */
export function startWebMetrics(): OwnMetrics & { stop(): void } {
  const { registry, loopLagMs, stop } = startProcessMetrics('web')
  const registers = [registry]
  const requests = new Counter({
    name: 'signalbox_http_requests_total',
    help: 'Answers of the HTTP and HTTPS ports: of the API, files of the console, its pages.',
    labelNames: ['surface', 'status'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'signalbox_http_request_seconds',
    help: 'From a request to the end of its answer.',
    labelNames: ['surface'],
    buckets: SECONDS,
    registers,
  })
  const calls = new Counter({
    name: 'signalbox_api_calls_total',
    help: 'Calls of the API, by operation.',
    labelNames: ['route', 'status'],
    registers,
  })
  const callSeconds = new Histogram({
    name: 'signalbox_api_call_seconds',
    help: 'How long a call of the API took.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  })
  return {
    text: () => registry.metrics(),
    loopLagMs,
    answered: (surface, status, seconds) => {
      requests.inc({ surface, status })
      requestSeconds.observe({ surface }, seconds)
    },
    called: (route, status, seconds) => {
      calls.inc({ route, status })
      callSeconds.observe({ route }, seconds)
    },
    stop,
  }
}
