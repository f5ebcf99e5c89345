// The polyfill must run before the library is evaluated: keep this import first.
import './reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { CertificateNames } from './certificate-names'

/** PEM texts; the key is PKCS #8. */
export interface Issued {
  readonly certificate: string
  readonly key: string
}

/** P-256 and SHA-256: what constrained devices verify fastest, and what all of them know. */
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' }
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1'
/** Clocks of devices run behind. */
const BACKDATE_MS = 3_600_000

export async function issueAuthority(from: Date, until: Date): Promise<Issued> {
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // A part of chance, so that two installations' CAs are told apart in a trust store.
    name: [{ CN: [`Signalbox CA ${randomBytes(4).toString('hex')}`] }],
    serialNumber: serialNumber(),
    notBefore: new Date(from.getTime() - BACKDATE_MS),
    notAfter: until,
    signingAlgorithm: SIGNATURE,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await keyText(keys.privateKey) }
}

export async function issueServer(
  authority: Issued,
  names: CertificateNames,
  from: Date,
  until: Date,
): Promise<Issued> {
  const issuer = new X509Certificate(authority.certificate)
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: ['Signalbox'] }],
    issuer: issuer.subject,
    serialNumber: serialNumber(),
    notBefore: new Date(from.getTime() - BACKDATE_MS),
    notAfter: until,
    signingAlgorithm: SIGNATURE,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([SERVER_AUTHENTICATION]),
      new SubjectAlternativeNameExtension([
        ...names.hosts.map((value) => ({ type: 'dns' as const, value })),
        ...names.addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await keyText(keys.privateKey) }
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
}

async function keyText(key: webcrypto.CryptoKey): Promise<string> {
  return `${PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`
}

function readKey(pem: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), CURVE, false, ['sign'])
}

/** 120 random bits, positive, without a leading zero byte. */
const serialNumber = (): string => `4${randomBytes(15).toString('hex').slice(1)}`
