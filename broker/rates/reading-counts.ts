import type { IngestItem } from '@/broker/ingest/item'

/** Readings stored since the start, by the tenant of their device. */
export class ReadingCounts {
  private readonly byTenant = new Map<number, { readonly companyId: string; count: number }>()

  add(items: readonly IngestItem[]): void {
    for (const { readings } of items) {
      const device = readings[0]?.entry.device
      if (!device) continue
      const known = this.byTenant.get(device.tenantId)
      if (known) known.count += readings.length
      else this.byTenant.set(device.tenantId, { companyId: device.companyId, count: readings.length })
    }
  }

  *all(): Iterable<{ readonly tenantId: number; readonly companyId: string; readonly count: number }> {
    for (const [tenantId, { companyId, count }] of this.byTenant) yield { tenantId, companyId, count }
  }
}
