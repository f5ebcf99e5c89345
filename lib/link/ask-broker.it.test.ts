import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askBroker } from './ask-broker'

let folder = ''
let link = ''
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-link-'))
  link = join(folder, 'broker.sock')
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function answering(listener: RequestListener): Promise<void> {
  const made = createServer(listener)
  server = made
  await new Promise<void>((resolve) => made.listen(link, resolve))
}

describe('a question to the broker', () => {
  test('is answered over the socket', async () => {
    await answering((_, response) => response.end('{"status":"ok","database":true,"sessions":3,"more":1}'))
    expect(await askBroker(link).health()).toMatchObject({ status: 'ok', database: true, sessions: 3 })
  })

  test('about recent messages names the device, and an answer of another shape is not passed on', async () => {
    const asked: string[] = []
    await answering((request, response) => {
      asked.push(request.url ?? '')
      response.end('{"items":[{"seq":"not a number"}]}')
    })
    const deviceId = '0190a000-0000-4000-8000-000000000001'
    await expect(askBroker(link).recent({ deviceId })).rejects.toMatchObject({ code: 'unavailable' })
    expect(asked).toEqual([`/recent?deviceId=${deviceId}`])
  })

  test('about one recent message gives its number', async () => {
    const asked: string[] = []
    await answering((request, response) => {
      asked.push(request.url ?? '')
      response.end('{"item":null}')
    })
    expect(await askBroker(link).recentRecord(1_770_000_000_000_001)).toBeNull()
    expect(asked).toEqual(['/recent/1770000000000001'])
  })

  test('to cut a connection that is gone says so', async () => {
    await answering((_, response) => response.writeHead(404).end())
    expect(await askBroker(link).cut('gone')).toBe(false)
  })

  test('is a fault "unavailable" where nobody listens', async () => {
    await expect(askBroker(link).connections()).rejects.toMatchObject({ name: 'Fault', code: 'unavailable' })
  })

  test('is given up after two seconds, however slowly the answer trickles', async () => {
    await answering((_, response) => {
      const timer = setInterval(() => response.write(' '), 100)
      response.on('close', () => clearInterval(timer))
    })
    const begun = Date.now()
    await expect(askBroker(link).health()).rejects.toMatchObject({ code: 'unavailable' })
    expect(Date.now() - begun).toBeLessThan(10_000)
  })
})
