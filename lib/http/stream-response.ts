import type { StreamedFile } from '@/lib/contract/jobs'
import { webServices } from '@/lib/session/web-services'
import { PRIVATE } from './problem-response'

/** A file that is made while it is sent; an error breaks the download off, so that half of one is not taken for all. */
export function streamResponse({ fileName, contentType, lines }: StreamedFile, status: number): Response {
  const source = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await source.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        webServices().log.error({ err: error }, 'a download broke off')
        controller.error(error)
      }
    },
    async cancel() {
      await source.return?.()
    },
  })
  return new Response(body, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
    },
  })
}
