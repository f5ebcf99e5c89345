/** Which part is not well, from what was heard of each. */

export interface HealthFacts {
  readonly database: boolean
  /** Undefined where it does not answer. */
  readonly broker:
    | {
        readonly database: boolean
        readonly disk?: 'ok' | 'nearly-full' | undefined
        readonly storageLagMs?: number | undefined
        readonly eventLoopLagMs?: number | undefined
      }
    | undefined
  readonly webLagMs: number
  readonly isRetentionWell: boolean
}

export interface Health {
  /** `impaired`: it serves, but something of it is not well. */
  readonly status: 'ok' | 'impaired' | 'not-ready'
  /** `ok`, or what is the matter with it. */
  readonly parts: Readonly<
    Record<'web' | 'database' | 'broker' | 'disk' | 'storage' | 'eventLoop' | 'retention', string>
  >
}

const LOOP_LAG_MS_MAX = 250
const STORAGE_LAG_MS_MAX = 10_000
const NO_ANSWER = 'does not answer'
/** Only the broker could tell. */
const UNKNOWN = 'unknown: the broker does not answer'

export function judgeHealth({ database, broker, webLagMs, isRetentionWell }: HealthFacts): Health {
  const parts = {
    web: 'ok',
    database: database ? 'ok' : NO_ANSWER,
    broker: broker === undefined ? NO_ANSWER : broker.database ? 'ok' : 'does not hear the database',
    disk: broker === undefined ? UNKNOWN : broker.disk === 'nearly-full' ? 'nearly full' : 'ok',
    storage: broker === undefined ? UNKNOWN : storageOf(broker.storageLagMs ?? 0),
    eventLoop: loopsOf(webLagMs, broker?.eventLoopLagMs ?? 0),
    retention: isRetentionWell ? 'ok' : 'fails again and again',
  }
  return { status: statusOf(parts), parts }
}

/** A process that has much to do is not helped by being taken out of service, nor is one that cannot delete. */
const IMPAIRS: readonly string[] = ['eventLoop', 'retention']

function statusOf(parts: Health['parts']): Health['status'] {
  const bad = Object.entries(parts).filter(([, part]) => part !== 'ok')
  if (bad.length === 0) return 'ok'
  return bad.every(([name]) => IMPAIRS.includes(name)) ? 'impaired' : 'not-ready'
}

const storageOf = (lagMs: number): string =>
  lagMs > STORAGE_LAG_MS_MAX
    ? `a batch has been on its way into the database for ${Math.round(lagMs / 1000)} s`
    : 'ok'

function loopsOf(webLagMs: number, brokerLagMs: number): string {
  const late = [
    ...(webLagMs > LOOP_LAG_MS_MAX ? [`web ${Math.round(webLagMs)} ms late`] : []),
    ...(brokerLagMs > LOOP_LAG_MS_MAX ? [`broker ${Math.round(brokerLagMs)} ms late`] : []),
  ]
  return late.join(', ') || 'ok'
}
