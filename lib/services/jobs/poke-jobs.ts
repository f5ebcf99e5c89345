/** Tells the runner of this process that there is something to do; one in another process looks each second. */

const KEPT_AT = Symbol.for('signalbox.job-pokes')
const kept: typeof globalThis & { [KEPT_AT]?: Set<() => void> } = globalThis

/** One set, however often Next evaluates this module. */
function pokes(): Set<() => void> {
  kept[KEPT_AT] ??= new Set()
  return kept[KEPT_AT]
}

export function pokeJobs(): void {
  for (const poke of pokes()) poke()
}

/** Answers the way to stop hearing. */
export function onJobPoke(poke: () => void): () => void {
  pokes().add(poke)
  return () => {
    pokes().delete(poke)
  }
}
