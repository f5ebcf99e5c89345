/** One after the other: what is handed in first has gone out before the next begins. */
export interface InOrder<T> {
  add(item: T): void
  /** Resolves when all that was handed in has gone out. */
  idle(): Promise<void>
}

/**
 * A queue of at most `max` by weight, what is on its way included: what comes while it is full is dropped, and `onDropped` is told. The session layer drops,
 * unsaid, a message that overtakes another on its way to one client; so nothing may overtake.
 */
export function inOrder<T>(
  max: number,
  send: (item: T) => Promise<void>,
  onDropped: () => void,
  weigh: (item: T) => number = () => 1,
): InOrder<T> {
  let waiting: T[] = []
  let weight = 0
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      for (const item of batch) {
        await send(item)
        weight -= weigh(item)
      }
    }
    running = undefined
  }
  return {
    add(item) {
      if (weight + weigh(item) > max) {
        onDropped()
        return
      }
      weight += weigh(item)
      waiting.push(item)
      running ??= run()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
