/** Error correction of QR codes: Reed-Solomon over GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1. Pure. */
const POLYNOMIAL = 0x11d

const exp = new Uint8Array(512)
const log = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power++) {
  exp[power] = value
  exp[power + 255] = value
  log[value] = power
  value = value & 0x80 ? (value << 1) ^ POLYNOMIAL : value << 1
}

const at = (list: Uint8Array, index: number): number => list[index] ?? 0

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : at(exp, at(log, a) + at(log, b)))

/** Coefficients of (x - 1)(x - 2)(x - 4)..., the highest first and left out, since it is 1. */
export function generatorOf(degree: number): Uint8Array {
  const generator = new Uint8Array(degree)
  generator[degree - 1] = 1
  for (let root = 0; root < degree; root++) {
    for (let index = 0; index < degree; index++) {
      const next = index + 1 < degree ? at(generator, index + 1) : 0
      generator[index] = times(at(generator, index), at(exp, root)) ^ next
    }
  }
  return generator
}

/** What is left of the data, as a polynomial, divided by the generator. */
export function correctionOf(data: Uint8Array, generator: Uint8Array): Uint8Array {
  const rest = new Uint8Array(generator.length)
  for (const byte of data) {
    const factor = byte ^ at(rest, 0)
    rest.copyWithin(0, 1)
    rest[rest.length - 1] = 0
    for (let index = 0; index < rest.length; index++) {
      rest[index] = at(rest, index) ^ times(at(generator, index), factor)
    }
  }
  return rest
}
