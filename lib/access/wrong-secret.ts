import type { CredentialKind } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { FoundCredential } from './find-credentials'
import { wrongSecret } from './refusals'
import { type SecretPrefix, secretLength, secretMatches, secretPrefixes } from './secrets'
import { whereItBelongs } from './where-it-belongs'

/** What is wrong with a secret for these credentials of one name, as far as can be told without showing any of it. */
export function explainWrongSecret(
  credentialKey: Buffer,
  secret: Uint8Array,
  credentials: readonly FoundCredential[],
): Rejection {
  const text = Buffer.from(secret).toString('utf8')
  const trimmed = text.trim()
  const { what, prefix } = kindOf(credentials, trimmed)
  const sentence = `The ${what} is wrong.`
  const isRight = (row: FoundCredential): boolean =>
    secretMatches(credentialKey, Buffer.from(trimmed), row.secretHash)
  if (text !== trimmed && credentials.some(isRight)) {
    const extra = /[\r\n]/.test(text) ? 'a line break' : 'white space'
    return wrongSecret(sentence, `It is right but for ${extra} around it: send it without.`)
  }
  const elsewhere = trimmed.startsWith(prefix) ? undefined : whereItBelongs(trimmed)
  if (elsewhere) return wrongSecret(sentence, elsewhere)
  const length = secretLength(prefix)
  if (secret.length !== length) {
    return wrongSecret(
      sentence,
      `The ${what} that was sent is ${secret.length} characters, ours have ${length}: it may have been cut or quoted when it was copied.`,
    )
  }
  return wrongSecret(
    sentence,
    'Its length is right: it may be of another credential, or an old one. Issue a new one.',
  )
}

interface SecretKind {
  readonly what: string
  readonly prefix: SecretPrefix
}

const kinds: Partial<Record<CredentialKind, SecretKind>> = {
  key: { what: 'secret of the key', prefix: secretPrefixes.key },
  plain: { what: 'password', prefix: secretPrefixes.plain },
  'device-token': { what: 'device token', prefix: secretPrefixes.deviceToken },
  'api-key': { what: 'API key', prefix: secretPrefixes.apiKey },
  'api-token': { what: 'value of the API token', prefix: secretPrefixes.apiToken },
}

/** Under a user's name an API key is one whether or not the user still has any. */
function kindOf([first]: readonly FoundCredential[], secret: string): SecretKind {
  const isKeyOfUser = typeof first?.userId === 'string' && secret.startsWith(secretPrefixes.apiKey)
  const kind = isKeyOfUser ? 'api-key' : first?.kind
  return Object.entries(kinds).find(([name]) => name === kind)?.[1] ?? devicePassword
}

const devicePassword: SecretKind = { what: 'password', prefix: secretPrefixes.device }
