/** JWTs that open nothing: each is right but for one thing. */
import { type JWTPayload, SignJWT } from 'jose'

export interface JwtOwner {
  readonly id: string
  readonly username: string
}

interface Change {
  readonly alg?: 'HS256' | 'HS384' | 'HS512'
  readonly key?: Uint8Array
  readonly iss?: string | undefined
  readonly aud?: string | undefined
  readonly sub?: string | undefined
  readonly exp?: number | undefined
  readonly nbf?: number
  readonly epoch?: number
  readonly uid?: string
}

const NOW_SECONDS = Math.floor(Date.now() / 1000)
const HOUR_SECONDS = 3600
const NOBODY = '00000000-0000-4000-8000-000000000000'

function claimsOf({ id, username }: JwtOwner, { alg: _alg, key: _key, ...changed }: Change = {}): JWTPayload {
  const claims = {
    uid: id,
    epoch: 0,
    sub: username,
    iss: 'signalbox',
    aud: 'signalbox:api',
    iat: NOW_SECONDS,
    exp: NOW_SECONDS + HOUR_SECONDS,
    ...changed,
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}

const signed = (jwtKey: Uint8Array, owner: JwtOwner, change: Change = {}): Promise<string> =>
  new SignJWT(claimsOf(owner, change))
    .setProtectedHeader({ alg: change.alg ?? 'HS256', typ: 'JWT' })
    .sign(change.key ?? jwtKey)

const base64 = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url')

/** The same with nothing wrong: what the others are measured against. */
export const goodJwt = (jwtKey: Uint8Array, owner: JwtOwner): Promise<string> => signed(jwtKey, owner)

type Make = (jwtKey: Uint8Array, owner: JwtOwner) => Promise<string>

const changed =
  (change: Change): Make =>
  (jwtKey, owner) =>
    signed(jwtKey, owner, change)

const unsigned =
  (alg: string): Make =>
  async (_jwtKey, owner) =>
    `${base64({ alg, typ: 'JWT' })}.${base64(claimsOf(owner))}.`

export const badJwts: readonly (readonly [what: string, make: Make])[] = [
  ['alg none', unsigned('none')],
  ['alg None', unsigned('None')],
  ['alg HS256 and no signature', unsigned('HS256')],
  ['another key', changed({ key: Buffer.alloc(32, 7) })],
  ['the empty key', changed({ key: Buffer.alloc(32) })],
  ['HS384', changed({ alg: 'HS384', key: Buffer.alloc(64, 1) })],
  ['HS512 with the right key', changed({ alg: 'HS512' })],
  ['another audience', changed({ aud: 'signalbox' })],
  ['no audience', changed({ aud: undefined })],
  ['another issuer', changed({ iss: 'signalbox2' })],
  ['no issuer', changed({ iss: undefined })],
  ['the subject of another', changed({ sub: 'root.admin' })],
  ['no subject', changed({ sub: undefined })],
  ['the id of nobody', changed({ uid: NOBODY })],
  ['an epoch of before', changed({ epoch: -1 })],
  ['a time that is over', changed({ exp: NOW_SECONDS - 1 })],
  ['no end', changed({ exp: undefined })],
  ['a beginning that is to come', changed({ nbf: NOW_SECONDS + HOUR_SECONDS })],
  [
    'claims that were changed after it was signed',
    async (jwtKey, owner) => {
      const [header, , signature] = (await signed(jwtKey, owner)).split('.')
      return `${header}.${base64({ ...claimsOf(owner), exp: NOW_SECONDS + 10 * HOUR_SECONDS })}.${signature}`
    },
  ],
]
