/**
 * Loaded into a broker that a test watches, by `--expose-gc --import`: told "memory", it lets go of what may go, and
 * answers with what it still holds. Of the process itself (RSS) that says little: it keeps what it once had.
 */
process.on('message', (told) => {
  if (told === 'memory') void answer()
})

/** What a turn frees lets go of more in the next: buffers by their views, handles by their callbacks. */
const COLLECTIONS = 3

async function answer(): Promise<void> {
  for (let count = 0; count < COLLECTIONS; count++) {
    globalThis.gc?.()
    await new Promise((next) => setImmediate(next))
  }
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ heldBytes: heapUsed + external })
}
