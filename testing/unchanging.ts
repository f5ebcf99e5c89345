/** A count that has come to rest: the same at both ends of a pause. */
export async function unchanging(count: () => number, pauseMs: number): Promise<number> {
  for (let before = count(); ; before = count()) {
    await new Promise((next) => setTimeout(next, pauseMs))
    if (count() === before) return before
  }
}
