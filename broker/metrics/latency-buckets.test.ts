import { expect, it } from 'vitest'
import { LatencyBuckets } from './latency-buckets'

it('counts each in all the buckets that it fits into, and in seconds', () => {
  const buckets = new LatencyBuckets('a_seconds', 'A.', [1, 2.5, 60_000])
  for (const ms of [0, 1, 1.5, 2.5, 90_000]) buckets.observe(ms)
  expect(buckets.text('broker')).toBe(
    `# HELP a_seconds A.
# TYPE a_seconds histogram
a_seconds_bucket{le="0.001",process="broker"} 2
a_seconds_bucket{le="0.0025",process="broker"} 4
a_seconds_bucket{le="60",process="broker"} 4
a_seconds_bucket{le="+Inf",process="broker"} 5
a_seconds_sum{process="broker"} 90.005
a_seconds_count{process="broker"} 5
`,
  )
})
