/** How much comes in: messages by connection, readings by tenant, both as the mean of the last minute. */
import type { IngestItem } from '@/broker/ingest/item'
import { whoIs } from '@/broker/sessions/place-of'
import type { Session } from '@/broker/sessions/session'
import type { SessionTable } from '@/broker/sessions/session-table'
import type { PlaceRate } from '@/lib/contract/rates'
import type { OverRateCounts } from './over-rate'
import { RateBook } from './rate-book'
import { ReadingCounts } from './reading-counts'

export class Rates {
  private readonly counts = new ReadingCounts()
  private readonly messages: RateBook
  private readonly readings = new RateBook(() =>
    [...this.counts.all()].map(({ tenantId, count }) => [String(tenantId), count]),
  )

  /** Since the start, by tenant. */
  private readonly overRates = new Map<number, { dropped: number; held: number }>()

  constructor(private readonly sessions: SessionTable) {
    this.messages = new RateBook(() =>
      [...sessions.all()].map(({ id, edge }) => [id, edge.messagesIn] as const),
    )
  }

  start(): void {
    this.messages.start()
    this.readings.start()
  }

  stop(): void {
    this.messages.stop()
    this.readings.stop()
  }

  stored(items: readonly IngestItem[]): void {
    this.counts.add(items)
  }

  /** A publish that came faster than its device may send. */
  overRate({ principal }: Session, what: keyof OverRateCounts): void {
    if (!('tenantId' in principal)) return
    const known = this.overRates.get(principal.tenantId)
    const counts = known ?? { dropped: 0, held: 0 }
    counts[what]++
    if (!known) this.overRates.set(principal.tenantId, counts)
  }

  /** Of all tenants, since the start. */
  get overRateTotal(): OverRateCounts {
    const total = { dropped: 0, held: 0 }
    for (const { dropped, held } of this.overRates.values()) {
      total.dropped += dropped
      total.held += held
    }
    return total
  }

  ofSession({ id }: Session): number {
    return this.messages.perSecond(id)
  }

  /** Of its own connections; `undefined` where it has none. */
  ofDevice(deviceId: string): number | undefined {
    const sessions = this.sessions.ofDevice(deviceId)
    return sessions.length === 0 ? undefined : sessions.reduce((sum, one) => sum + this.ofSession(one), 0)
  }

  /** One line a tenant, and one a company for what is of none of its tenants; open consoles are left out. */
  places(): readonly PlaceRate[] {
    const places = new Map<string, { -readonly [K in keyof PlaceRate]: PlaceRate[K] }>()
    const placeOf = (companyId: string | null, tenantId: number | null) => {
      const key = `${companyId} ${tenantId}`
      const known = places.get(key)
      if (known) return known
      const made = {
        companyId,
        tenantId,
        connections: 0,
        messagesPerSecond: 0,
        readingsPerSecond: 0,
        busiestPerSecond: 0,
        overRate: (tenantId === null ? undefined : this.overRates.get(tenantId)) ?? { dropped: 0, held: 0 },
      }
      places.set(key, made)
      return made
    }
    for (const session of this.sessions.all()) {
      if (session.principal.kind === 'console') continue
      const { companyId, tenantId } = { companyId: undefined, tenantId: null, ...whoIs(session.principal) }
      const place = placeOf(companyId ?? null, tenantId)
      place.connections++
      const rate = this.ofSession(session)
      place.messagesPerSecond += rate
      place.busiestPerSecond = Math.max(place.busiestPerSecond, rate)
    }
    for (const { companyId, tenantId } of this.counts.all()) {
      placeOf(companyId, tenantId).readingsPerSecond += this.readings.perSecond(String(tenantId))
    }
    return [...places.values()]
  }
}
