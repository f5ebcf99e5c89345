/** CONNECT without a broker: who would get in, and with what. */
import type { AccessDeps } from '@/lib/access/access-deps'
import { login } from '@/lib/access/login'
import type { LoginClaim, LoginResult } from '@/lib/access/login-result'

let addresses = 0
/** An address of its own, so that one test's failures are not another's. */
export const freshAddress = (): string => `10.0.${Math.floor(++addresses / 250)}.${addresses % 250}`

export type EnterClaim = readonly [
  username: string | undefined,
  password: string | undefined,
  more?: Partial<Pick<LoginClaim, 'address' | 'clientId' | 'listener' | 'version'>>,
]

/** From an address of its own, with MQTT 3.1.1, unless it is said otherwise. */
export const enter = (
  deps: AccessDeps,
  ...[username, password, more = {}]: EnterClaim
): Promise<LoginResult> =>
  login(deps, {
    version: 4,
    address: freshAddress(),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: Buffer.from(password) }),
    ...more,
  })

export function principalOf(result: LoginResult) {
  if (!result.ok) throw new Error(`refused: ${result.rejection.code} ${result.rejection.sentence}`)
  return result.principal
}

export const codeOf = (result: LoginResult): string => (result.ok ? 'ok' : result.rejection.code)
