/** Runs what it is given in the order of asking, so many at once: a first start has other work to do as well. */
export function fewAtATime(atOnceMax: number): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      await work()
    } finally {
      // The place goes to the next, or is free.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
