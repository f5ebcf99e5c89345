/** One field alone: a JWT, or a device's access token. */
import type { LoginRule } from '@/lib/core/principal'
import type { AccessDeps } from './access-deps'
import { claimedByClientId, claimedOf } from './claimed-device'
import { devicePrincipal } from './device-principal'
import { findCredentials } from './find-credentials'
import { looksLikeJwt } from './jwt'
import { loginByJwt } from './login-by-jwt'
import { type LoginClaim, type LoginResult, refuse, settle } from './login-result'
import { unknownAccessToken, wrongSecret } from './refusals'
import { hashSecret } from './secrets'

/** Where the field stood decides the rule that matches. */
export interface AloneRules {
  readonly token: LoginRule
  readonly jwt: LoginRule
}

export async function loginAlone(
  deps: AccessDeps,
  secret: string,
  claim: Pick<LoginClaim, 'address' | 'clientId'>,
  rules: AloneRules,
): Promise<LoginResult> {
  if (looksLikeJwt(secret)) return loginByJwt(deps, secret, { rule: rules.jwt, dialect: 'drogue' })
  const [credential] = await findCredentials(
    deps.pool,
    'accessToken',
    hashSecret(deps.keys.credentialKey, secret),
  )
  if (credential?.device) {
    const { device } = credential
    const outcome = devicePrincipal(credential, device, rules.token, deps.now())
    return settle(outcome, device.name, claimedOf(device, credential.kind))
  }
  await deps.attempts.failed(claim.address)
  const [named] = await findCredentials(deps.pool, 'name', secret)
  if (named?.device) {
    const rejection = wrongSecret(
      'The user name came without its password.',
      'Send the password of the credential too.',
    )
    return refuse(rejection, named.device.name, claimedOf(named.device, named.kind))
  }
  const claimed = await claimedByClientId(deps.pool, claim)
  return refuse(unknownAccessToken(secret), claimed?.name ?? '(an access token)', claimed)
}
