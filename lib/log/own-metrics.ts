/** The metrics of the web process: one set, however often Next evaluates the modules that count. */

export interface OwnMetrics {
  /** In the text format of Prometheus. */
  text(): Promise<string>
  /** How late the event loop is just now: the median of ten seconds. */
  loopLagMs(): number
  /** An answer of the HTTP or HTTPS port, whatever it was asked for. */
  answered(surface: Surface, status: number, seconds: number): void
  /** A call of the API; `route`: method and path as the contract writes them. */
  called(route: string, status: number, seconds: number): void
}

export type Surface = 'api' | 'asset' | 'page'

const KEPT_AT = Symbol.for('signalbox.own-metrics')
const kept: typeof globalThis & { [KEPT_AT]?: OwnMetrics } = globalThis

export function keepOwnMetrics(metrics: OwnMetrics): void {
  kept[KEPT_AT] = metrics
}

/** `undefined` in a process that keeps none, as tests are. */
export const ownMetrics = (): OwnMetrics | undefined => kept[KEPT_AT]
