/** A Drogue device that says who it is as `<device>@<application>`: in the user name, or in the client id. */
import type { LoginRule } from '@/lib/core/principal'
import type { AccessDeps } from './access-deps'
import { claimedOf } from './claimed-device'
import { devicePrincipal } from './device-principal'
import { type DrogueName, parseDrogueName } from './drogue-name'
import { findCredentials } from './find-credentials'
import { findDrogueDevice, type NamedDevice } from './find-drogue-device'
import { type LoginResult, type NamedClaim, refuse, settle } from './login-result'
import { isUuid, shownName } from './names'
import { unknownName } from './refusals'
import { secretMatches } from './secrets'
import { explainWrongSecret } from './wrong-secret'

/** `undefined` where the client names no device in this way, and another rule may match. */
export async function loginByDrogueName(
  deps: AccessDeps,
  claim: NamedClaim,
): Promise<LoginResult | undefined> {
  const asUsername = parseDrogueName(claim.username)
  if (asUsername) return enter(deps, claim, asUsername, '<device>@<application> as user name')
  const asClientId = claim.clientId === undefined ? undefined : parseDrogueName(claim.clientId)
  return asClientId && enter(deps, claim, asClientId, '<device>@<application> as client id')
}

async function enter(
  deps: AccessDeps,
  claim: NamedClaim,
  name: DrogueName,
  rule: LoginRule,
): Promise<LoginResult | undefined> {
  const device = await findDrogueDevice(deps.pool, name)
  if (rule === '<device>@<application> as client id' && !isNamed(device, claim.username)) return undefined
  // A person's name may hold an `@` too.
  if (device === 'no-application') return undefined
  if (device === 'no-device') return refuse(noSuchDevice(claim.username), shownName(claim.username))
  if (device.dialect !== 'drogue')
    return refuse(noDrogueDevice(claim.username), device.name, claimedOf(device))
  const credentials = await findCredentials(deps.pool, 'devicePassword', device.deviceId)
  const right = credentials.find((row) =>
    secretMatches(deps.keys.credentialKey, claim.password, row.secretHash),
  )
  if (right?.device) {
    const outcome = devicePrincipal(right, right.device, rule, deps.now())
    return settle(outcome, device.name, claimedOf(device, 'password'))
  }
  const rejection = explainWrongSecret(deps.keys.credentialKey, claim.password, credentials)
  return refuse(rejection, device.name, claimedOf(device, 'password'))
}

/** Beside such a client id the user name is the device's own: its id in topics, its name or its UUID. */
const isNamed = (device: NamedDevice | 'no-application' | 'no-device', username: string): boolean =>
  typeof device === 'object' &&
  (username === device.externalId ||
    username === device.name ||
    (isUuid(username) && username.toLowerCase() === device.deviceId))

const noSuchDevice = (name: string) =>
  unknownName(
    shownName(name),
    'The application has no device of that id: it is the external id of the device, percent-encoded, with its case.',
  )

const noDrogueDevice = (name: string) =>
  unknownName(
    shownName(name),
    'The device of that name speaks another dialect: send the MQTT user name of one of its credentials.',
  )
