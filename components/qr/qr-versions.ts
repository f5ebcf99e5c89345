/** What ISO/IEC 18004 says of each version (1 to 40) at error correction level M, which a code on a screen needs. Pure. */

/** Bytes of correction in each block. */
const correctionBytes = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
]
const blocks = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
  31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
]

export const VERSION_MAX = 40

export interface QrVersion {
  readonly version: number
  /** Modules along an edge. */
  readonly size: number
  readonly blocks: number
  readonly correctionBytes: number
  /** Of all blocks: data and correction. */
  readonly bytes: number
  readonly dataBytes: number
}

export function qrVersion(version: number): QrVersion {
  const perBlock = correctionBytes[version - 1] ?? 0
  const count = blocks[version - 1] ?? 0
  const bytes = Math.floor(dataModules(version) / 8)
  return {
    version,
    size: version * 4 + 17,
    blocks: count,
    correctionBytes: perBlock,
    bytes,
    dataBytes: bytes - perBlock * count,
  }
}

/** What finder, timing, alignment, format and version patterns leave free. */
function dataModules(version: number): number {
  const all = (16 * version + 128) * version + 64
  if (version < 2) return all
  const aligned = Math.floor(version / 7) + 2
  return all - ((25 * aligned - 10) * aligned - 55) - (version < 7 ? 0 : 36)
}

/** Centres of the alignment patterns, along either axis. */
export function alignmentCentres(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const size = version * 4 + 17
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const rest = Array.from({ length: count - 1 }, (_, index) => size - 7 - step * index).toReversed()
  return [6, ...rest]
}

/** Mode, length and the bytes themselves, or nothing where no version holds them. */
export function versionFor(bytes: number): QrVersion | undefined {
  for (let version = 1; version <= VERSION_MAX; version++) {
    const found = qrVersion(version)
    if (4 + lengthBits(version) + bytes * 8 <= found.dataBytes * 8) return found
  }
  return undefined
}

export const lengthBits = (version: number): number => (version < 10 ? 8 : 16)
