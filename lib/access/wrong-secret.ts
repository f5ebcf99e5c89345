import type { Rejection } from '@/lib/core/rejection'
import type { FoundCredential } from './find-credentials'
import { wrongSecret } from './refusals'
import { secretLength, secretMatches, secretPrefixes } from './secrets'

/** What is wrong with the secret, as far as can be told without showing any of it. */
export function explainWrongSecret(
  credentialKey: Buffer,
  secret: Uint8Array,
  credential: FoundCredential,
): Rejection {
  const what = credential.device ? 'password' : 'value of the API token'
  const length = secretLength(credential.device ? secretPrefixes.device : secretPrefixes.apiToken)
  const text = Buffer.from(secret).toString('utf8')
  const sentence = `The ${what} is wrong.`
  if (text !== text.trim() && secretMatches(credentialKey, Buffer.from(text.trim()), credential.secretHash)) {
    const extra = /[\r\n]/.test(text) ? 'a line break' : 'white space'
    return wrongSecret(sentence, `It is right but for ${extra} around it: send it without.`)
  }
  if (text.startsWith(secretPrefixes.accessToken)) {
    return wrongSecret(sentence, 'That is an access token: send it as the user name, with an empty password.')
  }
  if (secret.length !== length) {
    return wrongSecret(
      sentence,
      `The ${what} that was sent is ${secret.length} characters, ours have ${length}: it may have been cut or quoted when it was copied.`,
    )
  }
  return wrongSecret(
    sentence,
    `Its length is right: it may be of another credential, or an old one. Issue a new one.`,
  )
}
