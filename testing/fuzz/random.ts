/** A sequence of numbers that a seed gives again: what a run found can be found once more. */
export interface Random {
  /** From 0 up to, and without, `max`. */
  below(max: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  bytes(length: number): Buffer
}

const STEP = 0x9e3779b9
const MIX = [0x21f0aaad, 0x735a2d97] as const

export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + STEP) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), MIX[0])
    mixed = Math.imul(mixed ^ (mixed >>> 15), MIX[1])
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const below = (max: number): number => next() % Math.max(1, max)
  return {
    below,
    chance: (probability) => next() < probability * 2 ** 32,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
