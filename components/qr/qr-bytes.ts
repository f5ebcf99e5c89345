/** A text as the bytes of a QR code: byte mode, padded, cut to blocks, each with its correction, and interleaved. Pure. */
import { lengthBits, type QrVersion } from './qr-versions'
import { correctionOf, generatorOf } from './reed-solomon'

const BYTE_MODE = 0b0100
const PADDING = [0xec, 0x11]

export function qrBytes(text: Uint8Array, version: QrVersion): Uint8Array {
  const data = dataBytes(text, version)
  const generator = generatorOf(version.correctionBytes)
  const blocks = cutToBlocks(data, version).map((block) => ({
    data: block,
    correction: correctionOf(block, generator),
  }))
  return Uint8Array.from([
    ...interleaved(blocks.map((block) => block.data)),
    ...interleaved(blocks.map((block) => block.correction)),
  ])
}

function dataBytes(text: Uint8Array, { version, dataBytes: room }: QrVersion): Uint8Array {
  const bits: number[] = []
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  push(BYTE_MODE, 4)
  push(text.length, lengthBits(version))
  for (const byte of text) push(byte, 8)
  push(0, Math.min(4, room * 8 - bits.length))
  push(0, (8 - (bits.length % 8)) % 8)
  for (let index = 0; bits.length < room * 8; index++) push(PADDING[index % 2] ?? 0, 8)
  return Uint8Array.from({ length: room }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  )
}

/** The first ones are one byte shorter where they do not come out even. */
function cutToBlocks(data: Uint8Array, { blocks }: QrVersion): readonly Uint8Array[] {
  const short = Math.floor(data.length / blocks)
  const shortCount = blocks - (data.length % blocks)
  let from = 0
  return Array.from({ length: blocks }, (_, index) => {
    const length = index < shortCount ? short : short + 1
    const block = data.slice(from, from + length)
    from += length
    return block
  })
}

function interleaved(blocks: readonly Uint8Array[]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length))
  return Array.from({ length: longest }, (_, index) =>
    blocks.flatMap((block) => (index < block.length ? [block[index] ?? 0] : [])),
  ).flat()
}
