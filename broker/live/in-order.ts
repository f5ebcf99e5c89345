/** One after the other: what is handed in first has gone out before the next begins, or at least begins before it. */
export interface InOrder<T> {
  add(item: T): void
  /** Resolves when all that was handed in has gone out. */
  idle(): Promise<void>
}

interface InOrderRules<T> {
  /** At most this much by weight, what is on its way included: what comes while it is full is dropped. */
  readonly max: number
  send(item: T): Promise<void>
  onDropped(item: T): void
  weigh?(item: T): number
  /** Whether what follows keeps its place behind this one though it is still on its way. */
  keepsItsPlace?(item: T): boolean
}

/** So many that keep their places are on their way at once. */
const UNDER_WAY_MAX = 64

/** The session layer drops, unsaid, a message that overtakes another on its way to one client; so nothing may overtake. */
export function inOrder<T>({
  max,
  send,
  onDropped,
  weigh = () => 1,
  keepsItsPlace = () => false,
}: InOrderRules<T>): InOrder<T> {
  let waiting: T[] = []
  let weight = 0
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    let underWay: Promise<void>[] = []
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      for (const item of batch) {
        const sent = send(item).then(() => {
          weight -= weigh(item)
        })
        underWay.push(sent)
        if (keepsItsPlace(item) && underWay.length < UNDER_WAY_MAX) continue
        await Promise.all(underWay)
        underWay = []
      }
      await Promise.all(underWay)
      underWay = []
    }
    running = undefined
  }
  return {
    add(item) {
      if (weight + weigh(item) > max) {
        onDropped(item)
        return
      }
      weight += weigh(item)
      waiting.push(item)
      running ??= run()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
