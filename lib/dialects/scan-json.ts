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

const QUOTE = 0x22
const BACKSLASH = 0x5c
const MINUS = 0x2d

/** One pass, no recursion; the text need not be valid JSON. */
export function scanJson(text: string, depthMax: number): JsonScan {
  const longIntegers: [number, number][] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at)
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > depthMax) return { isTooDeep: true, longIntegers: [] }
    } else if (code === 0x7d || code === 0x5d) {
      depth--
    } else if (code === MINUS || isDigit(code)) {
      const end = endOfNumber(text, at)
      if (end - at > DIGITS_SAFE && isLongInteger(text.slice(at, end))) longIntegers.push([at, end])
      at = end - 1
    }
  }
  return { isTooDeep: false, longIntegers }
}

function isLongInteger(number: string): boolean {
  const digits = number.startsWith('-') ? number.length - 1 : number.length
  return digits > DIGITS_SAFE && digits <= DIGITS_MAX && /^-?\d+$/.test(number)
}

/** The closing quote's index, or the text's end. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

/** Past digits, point, exponent and signs. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && isOfNumber(text.charCodeAt(at))) at++
  return at
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Besides digits: `+`, `-`, `.`, `E` and `e`. */
const isOfNumber = (code: number): boolean =>
  isDigit(code) || code === 0x2b || code === MINUS || code === 0x2e || code === 0x45 || code === 0x65
