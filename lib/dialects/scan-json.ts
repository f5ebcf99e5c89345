/** What JSON.parse cannot be asked: how deep a text goes, before it is parsed, and which integers a double may not hold. */

/** From 2^53 on, which has 16 digits, not every integer is a double. */
const DIGITS_SAFE = 15
/** More digits than the largest double has: these are not finite, so their text is of no use. */
const DIGITS_MAX = 309

export interface JsonScan {
  readonly isTooDeep: boolean
  /** Start and end of each long integer outside strings. */
  readonly longIntegers: readonly (readonly [start: number, end: number])[]
}

/** One pass, no recursion; the text need not be valid JSON. */
export function scanJson(text: string, depthMax: number): JsonScan {
  const longIntegers: [number, number][] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '"') {
      at = endOfString(text, at)
    } else if (character === '{' || character === '[') {
      if (++depth > depthMax) return { isTooDeep: true, longIntegers: [] }
    } else if (character === '}' || character === ']') {
      depth--
    } else if (character === '-' || isDigit(character)) {
      const end = endOfNumber(text, at)
      const digits = end - at - (character === '-' ? 1 : 0)
      if (digits > DIGITS_SAFE && digits <= DIGITS_MAX && /^-?\d+$/.test(text.slice(at, end))) {
        longIntegers.push([at, end])
      }
      at = end - 1
    }
  }
  return { isTooDeep: false, longIntegers }
}

/** The closing quote's index, or the text's end. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && /[0-9.eE+-]/.test(text[at] ?? '')) at++
  return at
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9'
