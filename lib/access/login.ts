import { isRejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { anonymousPrincipal } from './anonymous-principal'
import { claimedByClientId } from './claimed-device'
import { loginAlone } from './login-alone'
import { loginByName } from './login-by-name'
import { CONSOLE_USERNAME, loginConsole } from './login-console'
import { type LoginClaim, type LoginResult, refuse, settle } from './login-result'
import { passwordAlone } from './refusals'
import { withRightCredential } from './right-credential'

/** Who connects; a device that is refused is told of in the record with the credential that it should come with. */
export async function login(deps: AccessDeps, claim: LoginClaim): Promise<LoginResult> {
  const result = await enter(deps, claim)
  return result.ok ? result : withRightCredential(result, claim)
}

/** The secret is checked before any state, and a field of zero length counts as absent. */
async function enter(deps: AccessDeps, claim: LoginClaim): Promise<LoginResult> {
  const username = claim.username === '' ? undefined : claim.username
  const password = claim.password?.length === 0 ? undefined : claim.password
  if (username === CONSOLE_USERNAME) return loginConsole(deps, password)
  if (username !== undefined && password !== undefined) {
    return loginByName(deps, { ...claim, username, password })
  }
  if (username !== undefined) {
    const rule = claim.password
      ? 'access token as user name, empty password'
      : 'access token as user name, no password'
    return loginAlone(deps, username, claim, { token: rule, jwt: 'JWT alone, as user name' })
  }
  if (password === undefined) {
    const outcome = await anonymousPrincipal(deps)
    const claimed = isRejection(outcome) ? await claimedByClientId(deps.pool, claim) : undefined
    return settle(outcome, claimed?.name ?? claim.clientId ?? '(nobody)', claimed)
  }
  if (claim.version !== 5) return refuse(passwordAlone(), '(a password)')
  return loginAlone(deps, Buffer.from(password).toString('utf8'), claim, {
    token: 'access token as password',
    jwt: 'JWT alone, as password',
  })
}
