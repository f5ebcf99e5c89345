import type { PatternLevel } from './dialect'

/** The levels of a pattern that are always the same: `v1/sources`. */
export const fixedLevels = (text: string): readonly PatternLevel[] =>
  text.split('/').map((level) => ({ name: level, value: level }))
