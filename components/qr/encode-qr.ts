/** A text as a QR code (ISO/IEC 18004, byte mode, error correction level M). Pure. */
import { qrBytes } from './qr-bytes'
import { QrGrid } from './qr-grid'
import { penaltyOf } from './qr-penalty'
import { type QrVersion, versionFor } from './qr-versions'

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Nothing where the text is longer than any code holds (2,331 bytes). */
export function encodeQr(text: string): QrGrid | undefined {
  const bytes = new TextEncoder().encode(text)
  const version = versionFor(bytes.length)
  if (!version) return undefined
  const data = qrBytes(bytes, version)
  const grids = masks.map((isFlipped, mask) => masked(version, data, mask, isFlipped))
  return grids.reduce((best, grid) => (grid.penalty < best.penalty ? grid : best)).grid
}

function masked(
  version: QrVersion,
  data: Uint8Array,
  mask: number,
  isFlipped: (x: number, y: number) => boolean,
) {
  const grid = new QrGrid(version)
  grid.writeFormat(mask)
  let bit = 0
  for (const [x, y] of zigzag(grid)) {
    const byte = data[bit >> 3] ?? 0
    const isDark = ((byte >> (7 - (bit & 7))) & 1) === 1
    grid.set(x, y, isDark !== isFlipped(x, y))
    bit++
  }
  return { grid, penalty: penaltyOf(grid) }
}

/** Two columns at a time from the right, up and down in turn, past the upright timing pattern. */
function* zigzag(grid: QrGrid): Generator<readonly [x: number, y: number]> {
  let isUp = true
  for (let right = grid.size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < grid.size; step++) {
      const y = isUp ? grid.size - 1 - step : step
      for (const x of [right, right - 1]) if (!grid.isFixed(x, y)) yield [x, y]
    }
    isUp = !isUp
  }
}
