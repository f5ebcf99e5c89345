/** Why a login is refused, each with its mend. For the record: the client only hears "not authorized". */
import type { MendAction } from '@/lib/core/mend-action'
import type { ReasonCode, Rejection, Stage } from '@/lib/core/rejection'
import { isGeneratedName } from './names'
import { secretPrefixes } from './secrets'
import { whereItBelongs } from './where-it-belongs'

const refusal = (
  stage: Stage,
  code: ReasonCode,
  sentence: string,
  mend: string,
  action?: MendAction,
): Rejection => ({
  stage,
  code,
  sentence,
  mend: action ? { sentence: mend, action } : { sentence: mend },
})

const showCredentials: MendAction = { kind: 'show-credentials' }

export const noCredentials = (): Rejection =>
  refusal(
    'auth',
    'no-credentials',
    'The client sent neither a user name nor a password, and no application is open to anonymous readers.',
    'Give it the MQTT user name and password of its auth config (a field of zero length counts as absent), or open an application: the tenant has the setting anonymousRead.',
    showCredentials,
  )

/** What came alone in the password of a version that has no such thing. */
export const passwordAlone = (): Rejection =>
  refusal(
    'auth',
    'no-credentials',
    'A password came without a user name, which only MQTT 5 has.',
    'Send the token as the user name, with an empty password, or connect with MQTT 5.',
  )

export const unknownName = (name: string, mend: string): Rejection =>
  refusal('auth', 'unknown-name', `No credential has the user name "${name}".`, mend, showCredentials)

export const unknownAccessToken = (token: string): Rejection =>
  refusal(
    'auth',
    'unknown-name',
    `One field alone is taken for an access token, and no device has the one that was sent (${token.length} characters).`,
    tokenMend(token),
    showCredentials,
  )

function tokenMend(token: string): string {
  if (token !== token.trim())
    return 'The token begins or ends with white space or a line break: send it without.'
  const elsewhere = token.startsWith(secretPrefixes.accessToken) ? undefined : whereItBelongs(token)
  if (elsewhere) return elsewhere
  if (isGeneratedName(token) || token.includes('@'))
    return 'That is a user name whose password is missing: send its password too.'
  return 'Copy the access token again from the Credentials of the device (it begins with sbx_tok_), or issue a new one.'
}

export const wrongSecret = (sentence: string, mend: string): Rejection =>
  refusal('auth', 'wrong-secret', sentence, mend, showCredentials)

export const tokenNotValid = (sentence: string, mend: string): Rejection =>
  refusal('auth', 'token-not-valid', sentence, mend)

export const credentialExpired = (what: string): Rejection =>
  refusal(
    'auth',
    'credential-expired',
    `The ${what} has expired.`,
    `Issue a new ${what} and give it to the client.`,
    showCredentials,
  )

export const credentialRevoked = (what: string): Rejection =>
  refusal(
    'auth',
    'credential-revoked',
    `The ${what} was revoked.`,
    `Issue a new ${what} and give it to the client.`,
    showCredentials,
  )

export const deviceDisabled = (): Rejection =>
  refusal('state', 'device-disabled', 'The device is disabled.', 'Enable it on its page.', {
    kind: 'enable-device',
  })

export const deviceSuspended = (): Rejection =>
  refusal('state', 'device-suspended', 'The device is suspended.', 'Enable it again on its page.', {
    kind: 'enable-device',
  })

export const tenantSuspended = (): Rejection =>
  refusal('state', 'tenant-suspended', 'The tenant is suspended.', 'Activate the tenant.', {
    kind: 'activate-tenant',
  })

export const companySuspended = (): Rejection =>
  refusal(
    'state',
    'company-suspended',
    'The company is suspended.',
    'A platform admin can activate it again.',
    { kind: 'activate-company' },
  )

export const userSuspended = (userId: string): Rejection =>
  refusal(
    'state',
    'user-suspended',
    'The user is suspended.',
    'An admin of the company can activate it again.',
    { kind: 'activate-user', userId },
  )

export const tenantOutOfReach = (): Rejection =>
  refusal(
    'acl',
    'missing-permission',
    'The user no longer reaches the tenant of this credential.',
    'An admin of the company can give the user a role in that tenant again.',
  )

export const outOfSight = (): Rejection =>
  refusal(
    'acl',
    'missing-permission',
    'The user no longer sees this company.',
    'An admin of the company can give the user a role in it again.',
  )

export const tooManyAttempts = (waitSeconds: number): Rejection =>
  refusal(
    'connect',
    'too-many-attempts',
    `Too many failed logins came from this address; the next one counts in ${waitSeconds} s.`,
    'Stop the client that retries with a wrong password, correct it, and wait.',
  )

export const serverBusy = (): Rejection =>
  refusal(
    'connect',
    'server-busy',
    'The server was busy checking other passwords.',
    'Let the client try again in a few seconds, with a growing delay.',
  )
