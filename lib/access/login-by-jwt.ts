import type { AccessDeps } from './access-deps'
import { jwtCredentialId, type UserEntry, userPrincipal } from './actor-principal'
import { type JwtClaims, verifyJwt } from './jwt'
import { type LoginResult, refuse, settle } from './login-result'
import { shownName } from './names'
import { loadUser } from './reach'
import { credentialExpired, credentialRevoked, tokenNotValid } from './refusals'

/** A JWT of the auth API: beside the user name that it was issued to, or alone. The session ends when it expires. */
export async function loginByJwt(
  deps: AccessDeps,
  token: string,
  entry: Pick<UserEntry, 'rule' | 'dialect'>,
  username?: string,
): Promise<LoginResult> {
  const shown = username === undefined ? '(a JWT)' : shownName(username)
  const claims = await verifyJwt(deps.keys.jwtKey, token, deps.now())
  if (claims === 'expired') return refuse(credentialExpired('JWT'), shown)
  if (claims === 'not-valid') {
    return refuse(
      tokenNotValid(
        `${username === undefined ? 'What came alone' : 'The password'} is a JWT that this installation did not sign.`,
        'Get a new one: POST /Auth.',
      ),
      shown,
    )
  }
  if (username !== undefined && claims.username !== username) {
    return refuse(ofAnother(username === token), shown)
  }
  return enter(deps, claims, entry)
}

async function enter(
  deps: AccessDeps,
  { userId, username, epoch, expiresAtMs }: JwtClaims,
  entry: Pick<UserEntry, 'rule' | 'dialect'>,
): Promise<LoginResult> {
  const user = await loadUser(deps.pool, userId)
  if (!user || user.actor.name !== username || user.epoch !== epoch) {
    return refuse(credentialRevoked('JWT'), username)
  }
  const outcome = await userPrincipal(deps, user, {
    ...entry,
    credentialId: jwtCredentialId(userId, epoch),
    credentialKind: 'jwt',
    expiresAtMs,
  })
  return settle(outcome, username)
}

const ofAnother = (isTwice: boolean) =>
  isTwice
    ? tokenNotValid(
        'The JWT came both as user name and as password.',
        'Send it as one of the two, or as the password with the user name that it was issued to.',
      )
    : tokenNotValid(
        'The JWT is of another user than the user name says.',
        'Send the user name that the JWT was issued to.',
      )
