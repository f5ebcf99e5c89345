import { isFault } from '@/lib/core/fault'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { type FoundCredential, findCredentials } from './find-credentials'
import { shownName } from './names'
import { type LoadedUser, loadUser } from './reach'
import { serverBusy, tooManyAttempts, unknownName, wrongSecret } from './refusals'
import { whereItBelongs } from './where-it-belongs'

export type PasswordCheck =
  | { readonly ok: true; readonly user: LoadedUser; readonly credentialId: string }
  | { readonly ok: false; readonly rejection: Rejection }

export interface PasswordClaim {
  readonly username: string
  readonly password: Uint8Array
  readonly address: string
}

/** A person's user name and password, in the console, at the auth API and in CONNECT; states are not looked at. */
export async function checkPassword(
  deps: AccessDeps,
  claim: PasswordClaim,
  found?: readonly FoundCredential[],
): Promise<PasswordCheck> {
  const rows = found ?? (await findCredentials(deps.pool, 'name', claim.username))
  const own = rows.filter((row) => row.userId !== null && row.kind === 'password')
  const account = own[0]?.userId ?? nobodyOf(claim.username)
  const waitSeconds = await deps.attempts.waitSeconds(claim.address, account)
  if (waitSeconds > 0) return { ok: false, rejection: tooManyAttempts(waitSeconds) }
  const right = await firstRight(deps, claim.password, own)
  if (right === 'busy') return { ok: false, rejection: serverBusy() }
  const user = right?.userId ? await loadUser(deps.pool, right.userId) : undefined
  if (!right || !user) {
    await deps.attempts.failed(claim.address, account)
    const rejection = own.length > 0 ? wrongPassword() : nobodyOfThatName(claim.username)
    return { ok: false, rejection }
  }
  await deps.attempts.succeeded(claim.address, user.actor.id)
  return { ok: true, user, credentialId: right.id }
}

async function firstRight(
  deps: AccessDeps,
  password: Uint8Array,
  rows: readonly FoundCredential[],
): Promise<FoundCredential | undefined | 'busy'> {
  try {
    for (const row of rows) {
      if (await deps.passwords.verify(row.userId ?? undefined, password, row.secretHash)) return row
    }
    if (rows.length === 0) await deps.passwords.verify(undefined, password, undefined)
    return undefined
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return 'busy'
    throw error
  }
}

/** The price of an unknown name, for one that is known and has no password: neither time nor answer tells them apart. */
export async function checkInVain(
  deps: AccessDeps,
  { username, address, password }: PasswordClaim,
): Promise<Rejection | undefined> {
  const waitSeconds = await deps.attempts.waitSeconds(address, nobodyOf(username))
  if (waitSeconds > 0) return tooManyAttempts(waitSeconds)
  if ((await firstRight(deps, password, [])) === 'busy') return serverBusy()
  await deps.attempts.failed(address, nobodyOf(username))
  return undefined
}

/** Names of nobody wait as accounts do; an address can bring few of them before it has to wait itself. */
const nobodyOf = (username: string): string => `nobody ${username.slice(0, 64)}`

const wrongPassword = (): Rejection =>
  wrongSecret(
    'The password of the user is wrong.',
    'Check the password; an admin of the company can set a new one.',
  )

const nobodyOfThatName = (name: string): Rejection =>
  unknownName(
    shownName(name),
    whereItBelongs(name) ??
      'Use the MQTT user name of the auth config of the device, the name of a user, the GUID of an API token, or the ThingScale id of a tenant.',
  )
