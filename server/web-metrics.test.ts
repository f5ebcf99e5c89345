import { afterEach, expect, it } from 'vitest'
import { startWebMetrics } from './web-metrics'

let metrics: ReturnType<typeof startWebMetrics> | undefined
afterEach(() => metrics?.stop())

it('tells answers by kind and status, calls of the API by operation, and the process that gave them', async () => {
  metrics = startWebMetrics()
  metrics.answered('page', 200, 0.2)
  metrics.answered('page', 404, 0.01)
  metrics.called('GET /devices/{id}', 403, 0.03)
  const text = await metrics.text()
  for (const sample of [
    'signalbox_http_requests_total{surface="page",status="200",process="web"} 1',
    'signalbox_http_requests_total{surface="page",status="404",process="web"} 1',
    'signalbox_http_request_seconds_count{process="web",surface="page"} 2',
    'signalbox_api_calls_total{route="GET /devices/{id}",status="403",process="web"} 1',
    'signalbox_api_call_seconds_bucket{le="0.05",process="web",route="GET /devices/{id}"} 1',
    'signalbox_memory_bytes{kind="resident",process="web"}',
  ])
    expect(text).toContain(sample)
})
