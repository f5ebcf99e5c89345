/** What the scripts of a page weigh: those that its document names, gzipped; not what is loaded when it is needed. */
import { gzipSync } from 'node:zlib'

/** `read` gets the bytes behind an address as the document has it. In kB of 1,000 bytes. */
export async function scriptKilobytes(html, read) {
  const sources = new Set(
    [...html.matchAll(/<script\b[^>]*>/gi)]
      .map(([tag]) => tag)
      // Browsers that know modules load none of these.
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .map((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1])
      .filter((source) => source !== undefined),
  )
  let bytes = 0
  for (const source of sources) bytes += gzipSync(await read(source)).length
  return bytes / 1000
}
