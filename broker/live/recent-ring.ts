import type { LogRecord } from '@/lib/contract/logs'

const PER_DEVICE = 50
const BYTES_MAX = 64 * 1024 * 1024
/** What a record weighs beside its payload, roughly. */
const RECORD_BYTES = 700

interface Ring {
  readonly companyId: string
  readonly tenantId: number
  readonly records: LogRecord[]
  bytes: number
}

/** The last accepted messages of each device, so that Live Logs open with history; the device longest silent goes first. */
export class RecentRing {
  private readonly rings = new Map<string, Ring>()
  private bytes = 0

  add(
    deviceId: string,
    { companyId, tenantId }: { readonly companyId: string; readonly tenantId: number },
    record: LogRecord,
  ): void {
    const ring = this.rings.get(deviceId) ?? { companyId, tenantId, records: [], bytes: 0 }
    this.rings.delete(deviceId)
    this.rings.set(deviceId, ring)
    this.weigh(ring, weightOf(record))
    ring.records.push(record)
    const oldest = ring.records.length > PER_DEVICE ? ring.records.shift() : undefined
    if (oldest) this.weigh(ring, -weightOf(oldest))
    while (this.bytes > BYTES_MAX) this.dropLongestSilent()
  }

  /** Newest first. */
  recent(where: { deviceId?: string; tenantId?: number; companyId?: string }): LogRecord[] {
    const rings = where.deviceId ? [this.rings.get(where.deviceId)] : [...this.rings.values()]
    return rings
      .filter((ring) => ring !== undefined)
      .filter((ring) => where.tenantId === undefined || ring.tenantId === where.tenantId)
      .filter((ring) => where.companyId === undefined || ring.companyId === where.companyId)
      .flatMap((ring) => ring.records)
      .sort((a, b) => b.seq - a.seq)
      .slice(0, 1_000)
  }

  /** One message; `undefined` where it is no longer kept. */
  find(seq: number): LogRecord | undefined {
    for (const { records } of this.rings.values()) {
      const found = records.find((record) => record.seq === seq)
      if (found) return found
    }
    return undefined
  }

  private weigh(ring: Ring, bytes: number): void {
    ring.bytes += bytes
    this.bytes += bytes
  }

  private dropLongestSilent(): void {
    for (const [deviceId, ring] of this.rings) {
      this.rings.delete(deviceId)
      this.bytes -= ring.bytes
      return
    }
  }
}

const weightOf = (record: LogRecord): number =>
  RECORD_BYTES +
  (record.payload?.length ?? 0) +
  (record.payloadHex?.length ?? 0) +
  (record.topic?.length ?? 0)
