import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection as connectTo, createServer as createNetServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { parseProxyHeader } from '@/lib/link/proxy-header'
import { freePort } from '@/testing/free-port'
import { ensureCertificate } from './certificate'
import { trustOf } from './client-address'
import { type Front, openFront } from './front'

let folder = ''
let link = ''
let port = 0
let front: Front | undefined
let broker: Server | undefined

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-front-'))
  link = join(folder, 'broker.sock')
  port = await freePort()
})
afterEach(async () => {
  await front?.stop()
  broker?.close()
  front = undefined
  broker = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function open(trusted: readonly string[] = []): Promise<void> {
  const tls = await ensureCertificate({
    dataDir: folder,
    tlsCertPath: undefined,
    tlsKeyPath: undefined,
    publicHost: undefined,
  })
  front = await openFront({
    http: { host: '127.0.0.1', port },
    https: {
      host: '127.0.0.1',
      port: 0,
      cert: readFileSync(tls.certPath),
      key: readFileSync(tls.keyPath),
    },
    brokerLink: link,
    trust: trustOf(trusted),
    handle: async (asked, response) => {
      response.end(JSON.stringify(asked.headers))
    },
    onError: (error) => {
      throw error
    },
    onAnswered: (surface, status) => answered.push([surface, status]),
  })
}

let answered: (readonly [surface: string, status: number])[] = []
beforeEach(() => {
  answered = []
})

test('an answer is counted by its kind and status', async () => {
  await open()
  await fetch(`http://127.0.0.1:${port}/_next/static/a.js`)
  await fetch(`http://127.0.0.1:${port}/tenant/1`)
  await expect
    .poll(() => answered)
    .toEqual([
      ['asset', 200],
      ['page', 200],
    ])
})

/** The far end of the link: collects what comes until the request's blank line, then answers raw bytes. */
function standInForBroker(): Promise<{ heard: Promise<Buffer> }> {
  return new Promise((listening) => {
    const heard = new Promise<Buffer>((resolve) => {
      const server = createNetServer((socket) => {
        let bytes = Buffer.alloc(0)
        socket.on('data', (chunk) => {
          bytes = Buffer.concat([bytes, chunk])
          if (!bytes.includes('\r\n\r\n')) return
          resolve(bytes)
          socket.end('HTTP/1.1 418 Heard\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        })
        socket.on('error', () => {})
      })
      broker = server
      server.listen(link, () => listening({ heard }))
    })
  })
}

function upgradeStatus(headers: Record<string, string>, path = '/mqtt'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, 'mqtt', { headers })
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
}

function askedHeaders(
  headers: Record<string, string>,
): Promise<{ seen: Record<string, string>; got: unknown }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => resolve({ seen: JSON.parse(text), got: response.headers }))
    })
      .on('error', reject)
      .end()
  })
}

describe('/mqtt of the console', () => {
  test("reaches the broker behind a header with the browser's address, without cookie", async () => {
    const { heard } = await standInForBroker()
    await open(['127.0.0.1'])
    const status = await upgradeStatus({
      Cookie: 'session=secret',
      'X-Forwarded-For': '198.51.100.1',
      Origin: `http://127.0.0.1:${port}`,
    })
    expect(status).toBe(418)
    const bytes = await heard
    const header = parseProxyHeader(bytes)
    if (header.kind !== 'complete') throw new Error(header.kind)
    expect(header.ends).toMatchObject({ sourceAddress: '198.51.100.1', targetPort: port })
    const text = bytes.subarray(header.bytes).toString('latin1')
    expect(text).toMatch(/^GET \/mqtt HTTP\/1\.1\r\n/)
    expect(text.toLowerCase()).not.toMatch(/cookie|x-forwarded/)
  })

  test.each(['https://evil.example', 'null'])('A25 refuses the Origin %s with 403', async (origin) => {
    await open()
    expect(await upgradeStatus({ Origin: origin })).toBe(403)
  })

  test.each(['next-auth.session-token=x', 'theme=dark; __Secure-next-auth.session-token=x'])(
    'A25 refuses the cookie of a session, %s, where Origin is missing or foreign',
    async (cookie) => {
      await open()
      for (const headers of [{}, { Origin: 'https://evil.example' }, { Origin: 'null' }])
        expect(await upgradeStatus({ ...headers, Cookie: cookie })).toBe(403)
      expect(await upgradeStatus({ Origin: `http://127.0.0.1:${port}`, Cookie: cookie })).toBe(503)
    },
  )

  test('says 503 while there is no broker', async () => {
    await open()
    expect(await upgradeStatus({})).toBe(503)
  })

  test('is the only place of a WebSocket', async () => {
    await open()
    expect(await upgradeStatus({}, '/elsewhere')).toBe(404)
  })
})

describe('a request', () => {
  test('cannot bring forwarding headers of its own', async () => {
    await open()
    const { seen } = await askedHeaders({
      Host: 'box.example',
      'X-Forwarded-For': '198.51.100.1',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
    })
    expect(seen).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'box.example',
      'x-forwarded-proto': 'http',
    })
  })

  test('A27 is answered with the headers that every answer carries', async () => {
    await open()
    const { got } = await askedHeaders({})
    expect(got).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(got).not.toHaveProperty('strict-transport-security')
  })
})

test('a port in use is one sentence that names its variable', async () => {
  await open()
  const first = front
  await expect(open()).rejects.toThrow(`Port ${port} (PORT) is in use on 127.0.0.1`)
  front = first
})

test('a connection on which no request comes hears 408, after which a browser asks again', async () => {
  await open()
  const socket = connectTo(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await new Promise((resolve) => socket.once('close', resolve))
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
}, 20_000)
