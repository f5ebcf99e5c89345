/** User name and password: a JWT, an API token, a device, or a person. Generated secrets are verified first. */

import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { apiTokenPrincipal, jwtCredentialId, userPrincipal } from './account-principal'
import { checkPassword } from './check-password'
import { claimedByName, claimedOf } from './claimed-device'
import { devicePrincipal } from './device-principal'
import { type FoundCredential, findCredentials } from './find-credentials'
import { looksLikeJwt, verifyJwt } from './jwt'
import { type ClaimedDevice, type LoginResult, letIn, refuse } from './login-result'
import { isGeneratedName, shownName } from './names'
import { loadApiToken, loadUser } from './reach'
import { credentialExpired, credentialRevoked, tokenNotValid, unknownName } from './refusals'
import { secretMatches } from './secrets'
import { explainWrongSecret } from './wrong-secret'

interface NamedClaim {
  readonly username: string
  readonly password: Uint8Array
  readonly address: string
}

export async function loginByName(deps: AccessDeps, claim: NamedClaim): Promise<LoginResult> {
  const text = Buffer.from(claim.password).toString('latin1')
  if (claim.password.length < 8192 && looksLikeJwt(text)) return loginByJwt(deps, claim.username, text)
  const found = await findCredentials(deps.pool, 'name', claim.username)
  const generated = found.filter((row) => row.userId === null)
  const right = generated.find((row) =>
    secretMatches(deps.keys.credentialKey, claim.password, row.secretHash),
  )
  if (right) return loginByGenerated(deps, claim.username, right)
  const wrong = generated[0]
  if (wrong) {
    await deps.attempts.failed(claim.address)
    const rejection = explainWrongSecret(deps.keys.credentialKey, claim.password, wrong)
    return refuse(rejection, wrong.device?.name ?? claim.username, claimedOf(wrong.device))
  }
  if (isGeneratedName(claim.username)) return refuseUnknown(deps, claim)
  return loginByPassword(deps, claim, found)
}

async function loginByGenerated(
  deps: AccessDeps,
  username: string,
  credential: FoundCredential,
): Promise<LoginResult> {
  if (credential.device) {
    const { device } = credential
    return settle(devicePrincipal(credential, device, deps.now()), device.name, claimedOf(device))
  }
  const token = credential.apiTokenId ? await loadApiToken(deps.pool, credential.apiTokenId) : undefined
  if (!token) return refuse(credentialRevoked('API token'), username)
  return settle(apiTokenPrincipal(token, credential.id, deps.now()), token.actor.name)
}

async function loginByPassword(
  deps: AccessDeps,
  claim: NamedClaim,
  found: readonly FoundCredential[],
): Promise<LoginResult> {
  const check = await checkPassword(deps, claim, found)
  if (!check.ok) return refuse(check.rejection, shownName(claim.username))
  const credential = { id: check.credentialId, kind: 'password' as const }
  return settle(userPrincipal(check.user, credential, deps.now()), claim.username)
}

async function loginByJwt(deps: AccessDeps, username: string, token: string): Promise<LoginResult> {
  const claims = await verifyJwt(deps.keys.jwtKey, token, deps.now())
  if (claims === 'expired') return refuse(credentialExpired('JWT'), username)
  if (claims === 'not-valid') {
    return refuse(
      tokenNotValid(
        'The password is a JWT that this installation did not sign.',
        'Get a new one: POST /Auth.',
      ),
      username,
    )
  }
  if (claims.username !== username) {
    return refuse(
      tokenNotValid(
        'The JWT is of another user than the user name says.',
        'Send the user name that the JWT was issued to.',
      ),
      username,
    )
  }
  const user = await loadUser(deps.pool, claims.userId)
  if (!user || user.actor.name !== username || user.epoch !== claims.epoch) {
    return refuse(credentialRevoked('JWT'), username)
  }
  const credential = {
    id: jwtCredentialId(user.actor.id, user.epoch),
    kind: 'jwt' as const,
    expiresAtMs: claims.expiresAtMs,
  }
  return settle(userPrincipal(user, credential, deps.now()), username)
}

/** A name of the kind that we generate, whose credential is gone or was never there: nothing to hash, nobody to guess. */
async function refuseUnknown(deps: AccessDeps, claim: NamedClaim): Promise<LoginResult> {
  await deps.attempts.failed(claim.address)
  const claimed = await claimedByName(deps.pool, claim.username)
  const mend = claimed
    ? 'That is the id of the device: send the MQTT user name of one of its credentials (dev-...) instead.'
    : 'The credential may have been deleted: issue a new one on the Credentials of the device.'
  const name = shownName(claim.username)
  return refuse(unknownName(name, mend), claimed?.name ?? name, claimed)
}

function settle(
  outcome: Rejection | Extract<LoginResult, { ok: true }>['principal'],
  name: string,
  claimed?: ClaimedDevice,
): LoginResult {
  return isRejection(outcome) ? refuse(outcome, name, claimed) : letIn(outcome)
}
