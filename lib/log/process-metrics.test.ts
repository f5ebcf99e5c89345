import { afterEach, expect, it, vi } from 'vitest'
import { watchLoopLag } from './loop-lag'
import { type ProcessMetrics, startProcessMetrics } from './process-metrics'

let metrics: ProcessMetrics | undefined
afterEach(() => {
  metrics?.stop()
  metrics = undefined
  vi.useRealTimers()
})

it('tells memory, CPU, handles and the start, as those of one process', async () => {
  metrics = startProcessMetrics('broker')
  const text = await metrics.registry.metrics()
  for (const name of [
    'memory_bytes{kind="resident",process="broker"}',
    'memory_bytes{kind="heap-used",process="broker"}',
    'cpu_seconds_total{process="broker"}',
    'start_time_seconds{process="broker"}',
  ])
    expect(Number(text.split(`signalbox_${name} `)[1]?.split('\n')[0])).toBeGreaterThan(0)
  expect(text).toContain('# TYPE signalbox_active_resources gauge')
  expect(text).toContain('# TYPE signalbox_open_fds gauge')
})

it('looks every 20 ms until it is told to stop', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const seen: number[] = []
  const { stop, medianMs } = watchLoopLag((seconds) => seen.push(seconds))
  vi.advanceTimersByTime(60)
  expect(seen).toEqual([0, 0, 0])
  expect(medianMs()).toBe(0)
  stop()
  vi.advanceTimersByTime(1_000)
  expect(seen).toHaveLength(3)
})

it('tells a loop that was held up by how late the timer came, in seconds', async () => {
  const late = await new Promise<number>((resolve) => {
    const lag = watchLoopLag((seconds) => {
      lag.stop()
      resolve(Math.min(seconds, lag.medianMs() / 1000))
    })
    const until = performance.now() + 70
    while (performance.now() < until);
  })
  expect(late).toBeGreaterThan(0.04)
})
