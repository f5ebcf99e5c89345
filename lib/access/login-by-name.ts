/** User name and password, in the order of the checks: a JWT, what we generated (no work to verify), a person's password. */
import type { AccessDeps } from './access-deps'
import { userPrincipal } from './actor-principal'
import { checkInVain, checkPassword } from './check-password'
import { claimedByClientId, claimedByName, claimedOf, claimedTenantOf } from './claimed-device'
import { type FoundCredential, findCredentials } from './find-credentials'
import { looksLikeJwt } from './jwt'
import { loginByCredential } from './login-by-credential'
import { loginByDrogueName } from './login-by-drogue-name'
import { loginByJwt } from './login-by-jwt'
import {
  type LoginResult,
  type NamedClaim,
  type RefusedLogin,
  refuse,
  refuseOfTenant,
  settle,
} from './login-result'
import { isGeneratedName, shownName } from './names'
import { unknownName } from './refusals'
import { isMadeSecret, secretMatches } from './secrets'
import { whereItBelongs } from './where-it-belongs'
import { explainWrongSecret } from './wrong-secret'

export async function loginByName(deps: AccessDeps, claim: NamedClaim): Promise<LoginResult> {
  const { username, password } = claim
  const text = password.length < 8192 ? Buffer.from(password).toString('latin1') : ''
  if (looksLikeJwt(text)) {
    return loginByJwt(deps, text, { rule: 'user name and JWT', dialect: 'capture' }, username)
  }
  const found = await findCredentials(deps.pool, 'name', username)
  const generated = found.filter((row) => !isChosen(row))
  const right = generated.find((row) => secretMatches(deps.keys.credentialKey, password, row.secretHash))
  if (right) return loginByCredential(deps, right, username)
  const asDrogue = await loginByDrogueName(deps, claim)
  if (asDrogue && isDecided(asDrogue)) return asDrogue
  if (found.some(isChosen) && !isMadeSecret(password)) return loginByPassword(deps, claim, found)
  if (found.length > 0) return refuseWrong(deps, claim, generated.length > 0 ? generated : found)
  if (asDrogue && !asDrogue.ok) return refuseAtItsPrice(deps, claim, asDrogue)
  if (isGeneratedName(username) || isMadeSecret(password)) return refuseUnknown(deps, claim)
  return loginByPassword(deps, claim, found)
}

/** A person's password, the only secret that we did not make. */
const isChosen = ({ userId, kind }: FoundCredential): boolean => userId !== null && kind === 'password'

/** The secret was right, whatever the states then said. */
const isDecided = (result: LoginResult): boolean =>
  result.ok || (result.rejection.code !== 'wrong-secret' && result.rejection.code !== 'unknown-name')

async function loginByPassword(
  deps: AccessDeps,
  claim: NamedClaim,
  found: readonly FoundCredential[],
): Promise<LoginResult> {
  // Before it is known whether the name is somebody's: a look-up for nobody's alone would tell them apart by its time.
  const claimed = await claimedByClientId(deps.pool, claim)
  const check = await checkPassword(deps, claim, found)
  if (!check.ok) {
    const isOurs = whereItBelongs(Buffer.from(claim.password).toString('latin1').trim()) !== undefined
    const rejection =
      check.rejection.code === 'wrong-secret' && isOurs
        ? explainWrongSecret(deps.keys.credentialKey, claim.password, found)
        : check.rejection
    return rejection.code === 'unknown-name'
      ? refuse(rejection, claimed?.name ?? shownName(claim.username), claimed)
      : refuse(rejection, shownName(claim.username))
  }
  const outcome = await userPrincipal(deps, check.user, {
    credentialId: check.credentialId,
    credentialKind: 'password',
    rule: 'user name and password',
    dialect: 'capture',
  })
  return settle(outcome, claim.username)
}

/** The name is somebody's, the secret is not: filed under the device, or the tenant, that the name is of. */
function refuseWrong(
  deps: AccessDeps,
  claim: NamedClaim,
  rows: readonly FoundCredential[],
): Promise<LoginResult> {
  const { username, password } = claim
  const rejection = explainWrongSecret(deps.keys.credentialKey, password, rows)
  const { device, tenant, kind = '' } = rows[0] ?? {}
  if (device) return refuseAtItsPrice(deps, claim, refuse(rejection, device.name, claimedOf(device, kind)))
  const refused = tenant
    ? refuseOfTenant(rejection, shownName(username), claimedTenantOf(tenant, kind))
    : refuse(rejection, shownName(username))
  return refuseAtItsPrice(deps, claim, refused)
}

/** Of names that people might guess, the known ones cost what the unknown ones do. */
async function refuseAtItsPrice(
  deps: AccessDeps,
  claim: NamedClaim,
  refused: RefusedLogin,
): Promise<LoginResult> {
  if (isGeneratedName(claim.username) || isMadeSecret(claim.password)) {
    await deps.attempts.failed(claim.address)
    return refused
  }
  const instead = await checkInVain(deps, claim)
  return instead ? { ...refused, rejection: instead } : refused
}

/** Nobody has the name, and nobody chose the secret: nothing to hash, nobody to guess. */
async function refuseUnknown(deps: AccessDeps, claim: NamedClaim): Promise<LoginResult> {
  await deps.attempts.failed(claim.address)
  const isDeviceId = await claimedByName(deps.pool, claim.username)
  const claimed = isDeviceId ?? (await claimedByClientId(deps.pool, claim))
  const mend = isDeviceId
    ? 'That is the id of the device: send the MQTT user name of one of its credentials instead.'
    : isGeneratedName(claim.username)
      ? 'The credential may have been deleted: issue a new one on the Credentials of the device.'
      : (whereItBelongs(Buffer.from(claim.password).toString('latin1').trim()) ?? 'Check the user name.')
  const name = shownName(claim.username)
  return refuse(unknownName(name, mend), claimed?.name ?? name, claimed)
}
