import { encodeQr } from './encode-qr'

/** Light around it, which a reader needs. */
const QUIET = 4

/** Dark on white in both themes: many readers take no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const grid = encodeQr(text)
  if (!grid) return <p className="text-sm text-ink-muted">It is too long for a QR code.</p>
  const edge = grid.size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${edge} ${edge}`}
      className="w-full max-w-72 rounded-md bg-white"
      shapeRendering="crispEdges"
    >
      <path d={darkPath(grid)} fill="black" />
    </svg>
  )
}

/** One bar a run of dark modules. */
function darkPath(grid: NonNullable<ReturnType<typeof encodeQr>>): string {
  let path = ''
  for (let y = 0; y < grid.size; y++) {
    for (let x = 0; x < grid.size; x++) {
      if (!grid.isDark(x, y)) continue
      let length = 1
      while (x + length < grid.size && grid.isDark(x + length, y)) length++
      path += `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`
      x += length
    }
  }
  return path
}
