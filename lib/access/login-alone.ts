/** One field alone: an access token, as user name with an empty or absent password (or, in MQTT 5, as password alone). */
import { isRejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { claimedByName, claimedOf } from './claimed-device'
import { devicePrincipal } from './device-principal'
import { findCredentials } from './find-credentials'
import { looksLikeJwt } from './jwt'
import { type LoginResult, letIn, refuse } from './login-result'
import { tokenNotValid, unknownAccessToken, wrongSecret } from './refusals'
import { hashSecret } from './secrets'

export async function loginAlone(
  deps: AccessDeps,
  secret: string,
  claim: { readonly address: string; readonly clientId?: string },
): Promise<LoginResult> {
  if (looksLikeJwt(secret)) {
    const rejection = tokenNotValid(
      'A JWT came without the user name that it was issued to.',
      'Send the user name as user name, and the JWT as password.',
    )
    return refuse(rejection, '(a JWT)')
  }
  const [credential] = await findCredentials(
    deps.pool,
    'accessToken',
    hashSecret(deps.keys.credentialKey, secret),
  )
  if (credential?.device) {
    const { device } = credential
    const outcome = devicePrincipal(credential, device, deps.now())
    return isRejection(outcome) ? refuse(outcome, device.name, claimedOf(device)) : letIn(outcome)
  }
  await deps.attempts.failed(claim.address)
  const [named] = await findCredentials(deps.pool, 'name', secret)
  if (named?.device) {
    const rejection = wrongSecret(
      'The user name came without its password.',
      'Send the password of the credential too.',
    )
    return refuse(rejection, named.device.name, claimedOf(named.device))
  }
  const claimed = claim.clientId === undefined ? undefined : await claimedByName(deps.pool, claim.clientId)
  return refuse(unknownAccessToken(secret), claimed?.name ?? '(an access token)', claimed)
}
