import { Histogram } from 'prom-client'
import type { DialectId } from '@/lib/core/dialect-id'
import type { LoginRule } from '@/lib/core/principal'
import type { ReasonCode } from '@/lib/core/rejection'
import { LatencyBuckets } from './latency-buckets'
import { Tally } from './tally'

/** What is counted where it happens; all else is read from whoever has it. */
export class Counts {
  /** Of messages, subscriptions and connections, each time somebody was refused something. */
  readonly refusals = new Tally<ReasonCode>()
  readonly logins = new Tally<LoginRule>()
  readonly refusedLogins = new Tally<ReasonCode>()
  readonly readings = new Tally<DialectId>()
  readonly readingsOut = new Tally<DialectId>()
  failedCommits = 0

  readonly acknowledgements = new LatencyBuckets(
    'signalbox_acknowledge_seconds',
    'From a QoS 1 or 2 message being read to its acknowledgement being due: commit and turn waited for.',
    [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000],
  )
  readonly commitSeconds = new Histogram({
    name: 'signalbox_commit_seconds',
    help: 'How long a batch took to commit.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [],
  })
  readonly batchMessages = new Histogram({
    name: 'signalbox_batch_messages',
    help: 'How many messages a committed batch held.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000],
    registers: [],
  })
}
