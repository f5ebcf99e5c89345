import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureCertificate } from './certificate'

const DAY_MS = 86_400_000
const names = { hosts: ['localhost', 'box.example'], addresses: ['127.0.0.1', '::1'] }
const now = new Date('2026-11-21T12:00:00Z')
let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-tls-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const config = () => ({ dataDir, tlsCertPath: undefined, tlsKeyPath: undefined, publicHost: undefined })
const text = (path: string | undefined) => readFileSync(path ?? '', 'utf8')

describe('the first certificate', () => {
  test('is trusted over TLS by who holds the CA, under each of its names', async () => {
    const files = await ensureCertificate(config(), new Date(), names)
    const server = createServer({ cert: text(files.certPath), key: text(files.keyPath) })
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    try {
      for (const host of ['localhost', 'box.example']) {
        await new Promise<void>((resolve, reject) => {
          const socket = connect(
            { host: '127.0.0.1', port, ca: text(files.caPath), servername: host },
            () => {
              socket.destroy()
              resolve()
            },
          )
          socket.on('error', reject)
        })
      }
    } finally {
      server.close()
    }
  })

  test('keeps its keys for their owner alone', async () => {
    const files = await ensureCertificate(config(), now, names)
    for (const path of [files.keyPath, join(dataDir, 'tls', 'ca-key.pem')]) {
      expect(statSync(path).mode & 0o777).toBe(0o600)
    }
  })

  test('is the same at the next start', async () => {
    const files = await ensureCertificate(config(), now, names)
    const before = text(files.certPath)
    await ensureCertificate(config(), new Date(now.getTime() + DAY_MS), names)
    expect(text(files.certPath)).toBe(before)
  })

  test.each([
    ['near its end', new Date(now.getTime() + 745 * DAY_MS), names],
    ['when the machine has a new address', now, { ...names, addresses: [...names.addresses, '192.0.2.9'] }],
  ])('is renewed %s, by the same CA', async (_, later, laterNames) => {
    const files = await ensureCertificate(config(), now, names)
    const [certificate, authority] = [text(files.certPath), text(files.caPath)]
    await ensureCertificate(config(), later, laterNames)
    expect(text(files.certPath)).not.toBe(certificate)
    expect(text(files.caPath)).toBe(authority)
    const renewed = new X509Certificate(text(files.certPath))
    expect(renewed.verify(new X509Certificate(authority).publicKey)).toBe(true)
    expect(laterNames.addresses.every((address) => renewed.checkIP(address))).toBe(true)
  })
})

test("the operator's own pair is taken as it is, and a key of another certificate is refused", async () => {
  const { certPath, keyPath } = await ensureCertificate(config(), now, names)
  const own = { ...config(), tlsCertPath: certPath, tlsKeyPath: keyPath }
  expect(await ensureCertificate(own)).toEqual({ certPath, keyPath, caPath: undefined })
  const wrong = { ...own, tlsKeyPath: join(dataDir, 'tls', 'ca-key.pem') }
  await expect(ensureCertificate(wrong)).rejects.toThrow('TLS_KEY')
})
