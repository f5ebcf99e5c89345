import type { AccessDeps } from './access-deps'
import { loginAlone } from './login-alone'
import { loginByName } from './login-by-name'
import { CONSOLE_USERNAME, loginConsole } from './login-console'
import { type LoginClaim, type LoginResult, refuse } from './login-result'
import { noCredentials } from './refusals'

/** Who connects. The secret is checked before any state, and a field of zero length counts as absent. */
export function login(deps: AccessDeps, claim: LoginClaim): Promise<LoginResult> {
  const username = claim.username === '' ? undefined : claim.username
  const password = claim.password?.length === 0 ? undefined : claim.password
  if (username === CONSOLE_USERNAME) return loginConsole(deps, password)
  if (username !== undefined && password !== undefined) {
    return loginByName(deps, { username, password, address: claim.address })
  }
  const alone = username ?? (password && Buffer.from(password).toString('utf8'))
  if (alone === undefined) return Promise.resolve(refuse(noCredentials(), claim.clientId ?? '(nobody)'))
  return loginAlone(deps, alone, claim)
}
