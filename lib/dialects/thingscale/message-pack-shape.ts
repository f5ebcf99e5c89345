/** Whether bytes are one whole MessagePack value of bounded depth, told by headers and lengths alone. */

const DEPTH_MAX = 32

/** Each container claims what follows; one that claims more than there is, is refused before anything is made of it. */
export function isWholeMessagePack(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // How many values each open container still wants.
  const wanted: number[] = [1]
  let at = 0
  while (wanted.length > 0) {
    const left = wanted.pop() ?? 0
    if (left === 0) continue
    const header = headerAt(view, at)
    if (!header) return false
    at += header.size
    if (at > view.byteLength || header.values > view.byteLength - at) return false
    wanted.push(left - 1)
    if (header.values > 0 && wanted.push(header.values) > DEPTH_MAX + 1) return false
  }
  return at === view.byteLength
}

interface Header {
  /** Of the value without the values that it holds. */
  readonly size: number
  /** How many values follow as its own: a map's keys and values each count. */
  readonly values: number
}

function headerAt(view: DataView, at: number): Header | undefined {
  if (at >= view.byteLength) return undefined
  const head = view.getUint8(at)
  if (head < 0x80 || head >= 0xe0 || head === 0xc0 || head === 0xc2 || head === 0xc3) return leaf(1)
  if (head < 0x90) return { size: 1, values: (head - 0x80) * 2 }
  if (head < 0xa0) return { size: 1, values: head - 0x90 }
  if (head < 0xc0) return leaf(1 + head - 0xa0)
  const fixed = FIXED_SIZES[head]
  if (fixed !== undefined) return leaf(fixed)
  const counted = COUNTED[head]
  if (!counted || at + 1 + counted.width > view.byteLength) return undefined
  const count = countAt(view, at + 1, counted.width)
  const size = 1 + counted.width
  return counted.values === 0 ? leaf(size + counted.extra + count) : { size, values: count * counted.values }
}

const leaf = (size: number): Header => ({ size, values: 0 })

const countAt = (view: DataView, at: number, width: 1 | 2 | 4): number =>
  width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at) : view.getUint32(at)

/** float, uint, int and fixext. */
const FIXED_SIZES: Readonly<Record<number, number>> = {
  202: 5,
  203: 9,
  204: 2,
  205: 3,
  206: 5,
  207: 9,
  208: 2,
  209: 3,
  210: 5,
  211: 9,
  212: 3,
  213: 4,
  214: 6,
  215: 10,
  216: 18,
}

interface Counted {
  readonly width: 1 | 2 | 4
  /** The type byte of an extension. */
  readonly extra: 0 | 1
  /** What one of the count stands for: 0, a byte; 1, an item; 2, a key and its value. */
  readonly values: 0 | 1 | 2
}

/** bin, ext, str, array and map. */
const COUNTED: Readonly<Record<number, Counted>> = {
  196: { width: 1, extra: 0, values: 0 },
  197: { width: 2, extra: 0, values: 0 },
  198: { width: 4, extra: 0, values: 0 },
  199: { width: 1, extra: 1, values: 0 },
  200: { width: 2, extra: 1, values: 0 },
  201: { width: 4, extra: 1, values: 0 },
  217: { width: 1, extra: 0, values: 0 },
  218: { width: 2, extra: 0, values: 0 },
  219: { width: 4, extra: 0, values: 0 },
  220: { width: 2, extra: 0, values: 1 },
  221: { width: 4, extra: 0, values: 1 },
  222: { width: 2, extra: 0, values: 2 },
  223: { width: 4, extra: 0, values: 2 },
}
