import type { Gate } from '@/broker/gate'
import { limits } from './limits'

/** What may go on from one client just now: while the gates are open, and not too much of it is on its way. */
export class Passage {
  /** A SUBSCRIBE or UNSUBSCRIBE waits for its answer: what comes after it waits too, so that nothing overtakes it. */
  isHeld = false
  private inFlight = 0

  constructor(
    private readonly gate: Gate,
    /** Shut while there is no room for what is published; all else still passes. */
    private readonly intake: Gate,
    /** Called once a gate opens that something waits for. */
    private readonly onOpen: () => void,
  ) {}

  mayPass(isPublish: boolean): boolean {
    if (this.isHeld || (isPublish && this.inFlight >= limits.inFlight)) return false
    const shut = !this.gate.isOpen ? this.gate : isPublish && !this.intake.isOpen ? this.intake : undefined
    shut?.whenOpen(this.onOpen)
    return shut === undefined
  }

  /** One publish is on its way. */
  began(): void {
    this.inFlight++
  }

  /** One has reached its end. */
  settled(): void {
    if (this.inFlight > 0) this.inFlight--
  }

  close(): void {
    this.gate.forget(this.onOpen)
    this.intake.forget(this.onOpen)
  }
}
