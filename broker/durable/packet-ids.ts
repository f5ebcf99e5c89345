/** Packet ids of one durable session: those of what waits are kept with it, and never met by those of what does not. */

/** 1 to this are for what waits; the rest is for what is sent once, such as a retained message to a new subscription. */
const WAITING_MAX = 50_000
const PACKET_ID_MAX = 65_535

export class OutboundIds {
  private readonly inUse = new Set<number>()
  private last = 0
  private lastPassing = WAITING_MAX

  /** `undefined` where all are in use, which more than a full queue would take. */
  take(): number | undefined {
    if (this.inUse.size >= WAITING_MAX) return undefined
    do this.last = this.last >= WAITING_MAX ? 1 : this.last + 1
    while (this.inUse.has(this.last))
    this.inUse.add(this.last)
    return this.last
  }

  /** One that was given before. */
  keep(id: number): void {
    this.inUse.add(id)
    this.last = Math.max(this.last, id)
  }

  free(id: number): void {
    this.inUse.delete(id)
  }

  /** For what waits in no queue. */
  passing(): number {
    this.lastPassing = this.lastPassing >= PACKET_ID_MAX ? WAITING_MAX + 1 : this.lastPassing + 1
    return this.lastPassing
  }
}
