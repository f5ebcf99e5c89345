/** The first start's CA and server certificate. The CA stays, since devices carry it; the certificate is made anew. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '@/lib/config/config'
import { type TlsFiles, tlsFiles } from '@/lib/config/tls-files'
import { type CertificateNames, certificateNames } from './certificate-names'
import { type Issued, issueAuthority, issueServer } from './issue-certificate'
import { StartError } from './start-error'

const DAY_MS = 86_400_000
/** Apple's systems refuse server certificates of more than 825 days. */
const SERVER_DAYS = 800
const AUTHORITY_DAYS = 3650
const RENEW_DAYS_BEFORE = 60

/** Makes or renews what is missing, near its end, or lacks one of this machine's names. */
export async function ensureCertificate(
  config: Pick<Config, 'dataDir' | 'tlsCertPath' | 'tlsKeyPath' | 'publicHost'>,
  now: Date = new Date(),
  names: CertificateNames = certificateNames(config.publicHost),
): Promise<TlsFiles> {
  const files = tlsFiles(config)
  if (files.caPath === undefined) {
    checkOwn(files)
    return files
  }
  const folder = dirname(files.caPath)
  const authorityKeyPath = join(folder, 'ca-key.pem')
  mkdirSync(folder, { recursive: true })
  const authority = readPair(files.caPath, authorityKeyPath) ?? (await makeAuthority(now))
  writePair(files.caPath, authorityKeyPath, authority)
  if (!isUsable(readPair(files.certPath, files.keyPath), authority, names, now)) {
    const until = new Date(now.getTime() + SERVER_DAYS * DAY_MS)
    writePair(files.certPath, files.keyPath, await issueServer(authority, names, now, until))
  }
  return files
}

function makeAuthority(now: Date): Promise<Issued> {
  return issueAuthority(now, new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS))
}

function isUsable(pair: Issued | undefined, authority: Issued, names: CertificateNames, now: Date): boolean {
  if (pair === undefined) return false
  const certificate = new X509Certificate(pair.certificate)
  const renewAt = Date.parse(certificate.validTo) - RENEW_DAYS_BEFORE * DAY_MS
  return (
    now.getTime() < renewAt &&
    certificate.verify(new X509Certificate(authority.certificate).publicKey) &&
    names.hosts.every((host) => certificate.checkHost(host) !== undefined) &&
    names.addresses.every((address) => certificate.checkIP(address) !== undefined)
  )
}

function checkOwn(files: TlsFiles): void {
  try {
    const certificate = new X509Certificate(readFileSync(files.certPath))
    if (certificate.checkPrivateKey(createPrivateKey(readFileSync(files.keyPath)))) return
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(
      `TLS_CERT (${files.certPath}) and TLS_KEY (${files.keyPath}) cannot be read as PEM files: ${reason}.`,
    )
  }
  throw new StartError(
    `The key in ${files.keyPath} is not that of ${files.certPath}: set TLS_KEY to its key.`,
  )
}

/** Undefined where a file is missing, unreadable as PEM, or not of the other. */
function readPair(certificatePath: string, keyPath: string): Issued | undefined {
  try {
    const pair = { certificate: readFileSync(certificatePath, 'utf8'), key: readFileSync(keyPath, 'utf8') }
    const isPair = new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.key))
    return isPair ? pair : undefined
  } catch {
    return undefined
  }
}

function writePair(certificatePath: string, keyPath: string, pair: Issued): void {
  write(keyPath, pair.key, 0o600)
  write(certificatePath, pair.certificate, 0o644)
}

function write(path: string, text: string, mode: number): void {
  const half = `${path}.half`
  writeFileSync(half, text, { mode })
  chmodSync(half, mode)
  renameSync(half, path)
}
