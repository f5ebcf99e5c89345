/** `disk`: its reserve is touched; `disk-full`: the database itself says that it has no room. */
export type ShutReason = 'database-silent' | 'backlog' | 'disk' | 'disk-full' | 'stopping'

/**
 * Where traffic waits, no socket being closed, for as long as there is a reason: whoever waits is told when the last
 * one is gone. One gate stands before everything (the database is silent, so nothing that is held may be true), one
 * before what is published (there is no room for it).
 */
export class Gate {
  private readonly waiting = new Set<() => void>()
  private readonly reasons = new Set<ShutReason>()

  get isOpen(): boolean {
    return this.reasons.size === 0
  }

  isShutFor(...reasons: readonly ShutReason[]): boolean {
    return reasons.some((reason) => this.reasons.has(reason))
  }

  shut(reason: ShutReason): void {
    this.reasons.add(reason)
  }

  /** Takes this reason away; opens where it was the last. */
  open(reason: ShutReason): void {
    if (!this.reasons.delete(reason) || !this.isOpen) return
    const calls = [...this.waiting]
    this.waiting.clear()
    for (const call of calls) call()
  }

  /** Calls back once, when it opens: at once where it is open. */
  whenOpen(call: () => void): void {
    if (this.isOpen) call()
    else this.waiting.add(call)
  }

  forget(call: () => void): void {
    this.waiting.delete(call)
  }

  /** Resolves to whether it opened within the time. */
  waitForOpen(withinMs: number): Promise<boolean> {
    if (this.isOpen) return Promise.resolve(true)
    return new Promise((resolve) => {
      const opened = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const timer = setTimeout(() => {
        this.forget(opened)
        resolve(false)
      }, withinMs)
      this.whenOpen(opened)
    })
  }
}
