/**
 * Shut while this broker cannot know whether what it holds is still true (the database is silent): nothing is accepted,
 * acknowledged or delivered, and no socket is closed. Whoever waits is told when it opens.
 */
export class Gate {
  private readonly waiting = new Set<() => void>()
  private openNow = true

  get isOpen(): boolean {
    return this.openNow
  }

  shut(): void {
    this.openNow = false
  }

  open(): void {
    if (this.openNow) return
    this.openNow = true
    const calls = [...this.waiting]
    this.waiting.clear()
    for (const call of calls) call()
  }

  /** Calls back once, when it opens: at once where it is open. */
  whenOpen(call: () => void): void {
    if (this.openNow) call()
    else this.waiting.add(call)
  }

  forget(call: () => void): void {
    this.waiting.delete(call)
  }

  /** Resolves to whether it opened within the time. */
  waitForOpen(withinMs: number): Promise<boolean> {
    if (this.openNow) return Promise.resolve(true)
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
