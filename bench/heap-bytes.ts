import type { CDPSession } from 'playwright'

const COLLECTIONS = 3

/** With the buffers that lie outside of the heap; the least of several, for a batch may just be on its way. */
export async function heapBytes(session: CDPSession): Promise<number> {
  const sizes: number[] = []
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
    sizes.push(usedSize + backingStorageSize)
  }
  return Math.min(...sizes)
}
