/** The square of a QR code: its fixed patterns, and which modules they take. Pure. */
import { alignmentCentres, type QrVersion } from './qr-versions'

/** Level M is `00` in the format's first two bits. */
const LEVEL_M = 0b00
const FORMAT_MASK = 0x5412

export class QrGrid {
  readonly size: number
  private readonly dark: Uint8Array
  private readonly fixed: Uint8Array

  constructor({ version, size }: QrVersion) {
    this.size = size
    this.dark = new Uint8Array(size * size)
    this.fixed = new Uint8Array(size * size)
    for (let index = 0; index < size; index++) {
      this.fix(6, index, index % 2 === 0)
      this.fix(index, 6, index % 2 === 0)
    }
    for (const [x, y] of [
      [3, 3],
      [size - 4, 3],
      [3, size - 4],
    ] as const) {
      this.ring(x, y, 4, (distance) => distance !== 2 && distance !== 4)
    }
    const centres = alignmentCentres(version)
    const last = size - 7
    for (const x of centres) {
      for (const y of centres) {
        const isAtFinder = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)
        if (!isAtFinder) this.ring(x, y, 2, (distance) => distance !== 1)
      }
    }
    this.writeFormat(0)
    if (version >= 7) this.writeVersion(version)
  }

  isDark(x: number, y: number): boolean {
    return this.dark[y * this.size + x] === 1
  }

  isFixed(x: number, y: number): boolean {
    return this.fixed[y * this.size + x] === 1
  }

  set(x: number, y: number, isDark: boolean): void {
    this.dark[y * this.size + x] = isDark ? 1 : 0
  }

  /** Twice, and the one module that is always dark. */
  writeFormat(mask: number): void {
    const data = (LEVEL_M << 3) | mask
    let rest = data
    for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
    const bits = ((data << 10) | rest) ^ FORMAT_MASK
    const bit = (index: number) => ((bits >> index) & 1) === 1
    for (let index = 0; index < 6; index++) this.fix(8, index, bit(index))
    this.fix(8, 7, bit(6))
    this.fix(8, 8, bit(7))
    this.fix(7, 8, bit(8))
    for (let index = 9; index < 15; index++) this.fix(14 - index, 8, bit(index))
    for (let index = 0; index < 8; index++) this.fix(this.size - 1 - index, 8, bit(index))
    for (let index = 8; index < 15; index++) this.fix(8, this.size - 15 + index, bit(index))
    this.fix(8, this.size - 8, true)
  }

  private writeVersion(version: number): void {
    let rest = version
    for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
    const bits = (version << 12) | rest
    for (let index = 0; index < 18; index++) {
      const isDark = ((bits >> index) & 1) === 1
      const a = this.size - 11 + (index % 3)
      const b = Math.floor(index / 3)
      this.fix(a, b, isDark)
      this.fix(b, a, isDark)
    }
  }

  private ring(
    centreX: number,
    centreY: number,
    radius: number,
    isDark: (distance: number) => boolean,
  ): void {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const [x, y] = [centreX + dx, centreY + dy]
        if (x < 0 || y < 0 || x >= this.size || y >= this.size) continue
        this.fix(x, y, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
      }
    }
  }

  private fix(x: number, y: number, isDark: boolean): void {
    this.set(x, y, isDark)
    this.fixed[y * this.size + x] = 1
  }
}
