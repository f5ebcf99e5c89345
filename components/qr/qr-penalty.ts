import type { QrGrid } from './qr-grid'

const FINDER_LIKE = ['10111010000', '00001011101']

/** How hard it is to read: long runs, plain squares, look-alikes of a finder, too much of one colour. The least is best. */
export function penaltyOf(grid: QrGrid): number {
  const { size } = grid
  const lines = Array.from({ length: size }, (_, index) => [
    line(size, (at) => grid.isDark(at, index)),
    line(size, (at) => grid.isDark(index, at)),
  ]).flat()
  return lines.reduce((sum, one) => sum + runs(one) + lookAlikes(one), 0) + squares(grid) + balance(grid)
}

const line = (size: number, isDark: (at: number) => boolean): string =>
  Array.from({ length: size }, (_, at) => (isDark(at) ? '1' : '0')).join('')

const runs = (text: string): number =>
  (text.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0)

function lookAlikes(text: string): number {
  let found = 0
  for (let at = 0; at + 11 <= text.length; at++) {
    if (FINDER_LIKE.includes(text.slice(at, at + 11))) found++
  }
  return found * 40
}

function squares(grid: QrGrid): number {
  let found = 0
  for (let y = 0; y + 1 < grid.size; y++) {
    for (let x = 0; x + 1 < grid.size; x++) {
      const isDark = grid.isDark(x, y)
      const isSame =
        grid.isDark(x + 1, y) === isDark &&
        grid.isDark(x, y + 1) === isDark &&
        grid.isDark(x + 1, y + 1) === isDark
      if (isSame) found++
    }
  }
  return found * 3
}

function balance(grid: QrGrid): number {
  let dark = 0
  for (let y = 0; y < grid.size; y++) for (let x = 0; x < grid.size; x++) if (grid.isDark(x, y)) dark++
  return Math.floor(Math.abs((dark * 20) / (grid.size * grid.size) - 10)) * 10
}
