/**
 * What a device that was refused should have come with, told from its dialect and from what it showed: the kind for the
 * console, which issues it, and one sentence for people. Nothing of a secret is in either. Pure.
 */
import { credentialKindsOf } from '@/lib/core/device-credential-kinds'
import { type DialectId, dialectIds, dialectNames } from '@/lib/core/dialect-id'
import type { RightCredential } from '@/lib/core/mend-action'
import type { LoginClaim, RefusedLogin } from './login-result'
import { isGeneratedName } from './names'
import { secretPrefixes } from './secrets'

/** As it was, where no device and no ThingScale account was claimed, or where no credential mends it. */
export function withRightCredential(refused: RefusedLogin, claim: LoginClaim): RefusedLogin {
  const { mend } = refused.rejection
  const asked = askedOf(refused)
  if (mend?.action?.kind !== 'show-credentials' || !asked) return refused
  const { dialect, named } = asked
  const shown = shownBy(claim, named !== undefined)
  const taken = takenBy(dialect)
  const right = taken.find((kind) => kind === shown) ?? taken.find((kind) => kind === named) ?? taken[0]
  const isTaken = shown === undefined || taken.some((kind) => kind === shown)
  const sentence = isTaken
    ? `${mend.sentence} ${howItLogsIn(dialect, right, claim.listener)}`
    : instead(dialect, shown, claim.listener)
  const action = { kind: 'show-credentials', credential: right } as const
  return { ...refused, rejection: { ...refused.rejection, mend: { ...mend, sentence, action } } }
}

interface Asked {
  readonly dialect: DialectId
  /** The kind of the credential whose name was sent. */
  readonly named: string | undefined
}

function askedOf({ claimed, claimedTenant }: RefusedLogin): Asked | undefined {
  if (claimedTenant?.credentialKind === 'device-token')
    return { dialect: 'thingscale', named: 'device-token' }
  const dialect = dialectIds.find((id) => id === claimed?.dialect)
  return dialect && { dialect, named: claimed?.credentialKind }
}

type Taken = readonly [RightCredential, ...RightCredential[]]

const takenBy = (dialect: DialectId): Taken =>
  dialect === 'thingscale' ? ['device-token', 'plain'] : credentialKindsOf[dialect]

type Shown = RightCredential | 'api-key' | 'api-token' | 'ticket'

/** Only whoever names no credential can be thought to mean a token by a field that comes alone. */
function shownBy({ username, password }: LoginClaim, hasNamed: boolean): Shown | undefined {
  const secret = password === undefined || password.length === 0 ? undefined : textOf(password)
  const byPrefix = kindOf(secret) ?? kindOf(username)
  if (byPrefix || hasNamed) return byPrefix
  const alone =
    username === undefined || username === '' ? secret : secret === undefined ? username : undefined
  const isToken = alone !== undefined && !isGeneratedName(alone) && !alone.includes('@')
  return isToken ? 'access-token' : undefined
}

/** Longer than any secret of ours. */
const BYTES_READ = 256

const textOf = (password: Uint8Array): string =>
  Buffer.from(password.subarray(0, BYTES_READ)).toString('latin1').trim()

const kindOf = (text: string | undefined): Shown | undefined =>
  text === undefined ? undefined : kindsByPrefix.find(([prefix]) => text.startsWith(prefix))?.[1]

const kindsByPrefix = [
  [secretPrefixes.device, 'password'],
  [secretPrefixes.accessToken, 'access-token'],
  [secretPrefixes.key, 'key'],
  [secretPrefixes.plain, 'plain'],
  [secretPrefixes.deviceToken, 'device-token'],
  [secretPrefixes.apiKey, 'api-key'],
  [secretPrefixes.apiToken, 'api-token'],
  [secretPrefixes.ticket, 'ticket'],
] as const satisfies readonly (readonly [string, Shown])[]

const overListener = (listener: string | undefined): string =>
  listener === undefined ? 'over every listener' : `over ${listener}, as over every listener,`

const deviceOf = (dialect: DialectId): string =>
  dialect === 'plain' ? 'A plain device' : `A ${dialectNames[dialect]} device`

function howItLogsIn(dialect: DialectId, right: RightCredential, listener: string | undefined): string {
  const over = overListener(listener)
  return right === 'plain' && dialect !== 'plain'
    ? `In the namespace of its tenant a device logs in ${over} with ${how.plain}.`
    : `${deviceOf(dialect)} logs in ${over} with ${waysOf(dialect)}.`
}

const instead = (dialect: DialectId, shown: Shown, listener: string | undefined): string =>
  `${deviceOf(dialect)} takes no ${shownWords[shown]}: it logs in ${overListener(listener)} with ${waysOf(dialect)}.`

/** By its own dialect: a plain credential is of another namespace. */
const waysOf = (dialect: DialectId): string =>
  takenBy(dialect)
    .filter((kind) => kind !== 'plain' || dialect === 'plain')
    .map((kind) => how[kind])
    .join(', or with ')

const how: Readonly<Record<RightCredential, string>> = {
  password: 'a user name and its password',
  'access-token': 'an access token alone as the user name',
  key: 'the id of a key as the user name and the secret of the key as the password',
  plain: 'the user name and password of a plain credential',
  'device-token': 'the ThingScale id of its tenant as the user name and a DEVICE_TOKEN as the password',
}

const shownWords: Readonly<Record<Shown, string>> = {
  password: `password that begins with ${secretPrefixes.device}`,
  'access-token': 'access token',
  key: 'secret of a key',
  plain: 'plain credential',
  'device-token': 'DEVICE_TOKEN',
  'api-key': 'API key',
  'api-token': 'API token',
  ticket: 'ticket of the console',
}
