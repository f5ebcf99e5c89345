import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeQr } from './encode-qr'
import { qrBytes } from './qr-bytes'
import type { QrGrid } from './qr-grid'
import { alignmentCentres, qrVersion, VERSION_MAX, versionFor } from './qr-versions'
import { correctionOf, generatorOf } from './reed-solomon'

const digest = (grid: QrGrid | undefined) => {
  if (!grid) return undefined
  const rows = Array.from({ length: grid.size }, (_, y) =>
    Array.from({ length: grid.size }, (_, x) => (grid.isDark(x, y) ? '1' : '0')).join(''),
  )
  return createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)
}

it('makes the correction that the worked example of the standard has', () => {
  const data = Uint8Array.from([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17])
  expect([...correctionOf(data, generatorOf(10))]).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
})

describe('versions', () => {
  it('have the room that the standard says', () => {
    expect([1, 2, 7, 10, 25, 40].map((version) => qrVersion(version).dataBytes)).toEqual([
      16, 28, 124, 216, 1000, 2334,
    ])
  })

  it('have their alignment patterns where the standard says', () => {
    expect(alignmentCentres(2)).toEqual([6, 18])
    expect(alignmentCentres(7)).toEqual([6, 22, 38])
    expect(alignmentCentres(32)).toEqual([6, 34, 60, 86, 112, 138])
    expect(alignmentCentres(40)).toEqual([6, 30, 58, 86, 114, 142, 170])
  })

  it('are as small as the text allows', () => {
    expect(versionFor(14)?.version).toBe(1)
    expect(versionFor(15)?.version).toBe(2)
    expect(versionFor(2331)?.version).toBe(VERSION_MAX)
    expect(versionFor(2332)).toBeUndefined()
  })

  it('are filled to the last byte', () => {
    for (let version = 1; version <= VERSION_MAX; version++) {
      const found = qrVersion(version)
      expect(qrBytes(new Uint8Array(5), found)).toHaveLength(found.bytes)
    }
  })
})

describe('a code', () => {
  it('has three finders, and the timing between them', () => {
    const grid = encodeQr('signalbox')
    if (!grid) throw new Error('no code')
    const corner = (x: number, y: number) => [
      grid.isDark(x, y),
      grid.isDark(x + 1, y + 1),
      grid.isDark(x + 3, y + 3),
    ]
    const far = grid.size - 7
    for (const [x, y] of [
      [0, 0],
      [far, 0],
      [0, far],
    ] as const)
      expect(corner(x, y)).toEqual([true, false, true])
    expect(Array.from({ length: 5 }, (_, index) => grid.isDark(8 + index, 6))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ])
  })

  // These very codes were read back by a decoder that is none of ours.
  it.each([
    ['signalbox', '5f5f2251e15c44cc'],
    ['{"host":"mqtt.example.test","password":"grüße"}', '84fe4de678e6ce7e'],
    ['0123456789'.repeat(60), '86b4e49924db8760'],
  ])('is as it was when it was read (%#)', (text, gold) => {
    expect(digest(encodeQr(text))).toBe(gold)
  })

  it('is none where the text is too long', () => {
    expect(encodeQr('a'.repeat(2332))).toBeUndefined()
  })
})
