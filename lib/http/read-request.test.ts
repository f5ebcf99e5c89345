import { describe, expect, it } from 'vitest'
import { readJson } from './read-request'

function requestOf(body: ReadableStream<Uint8Array>): Request {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' }
  return new Request('http://box.test/', init)
}

describe('the body of a request', () => {
  it('that breaks off is the fault of whoever sent it, and no bug', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":'))
      },
      pull(controller) {
        controller.error(new Error('aborted'))
      },
    })
    await expect(readJson(requestOf(body))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('that is too large says so while it is read', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64)),
    })
    await expect(readJson(requestOf(body), 100)).rejects.toMatchObject({ code: 'too-large' })
  })
})
