import { secretPrefixes } from './secrets'

/** How a secret of ours is to be sent, told by its prefix; `undefined` for anything else. */
export function whereItBelongs(secret: string): string | undefined {
  return hints.find(([prefix]) => secret.startsWith(prefix))?.[1]
}

const hints = [
  [secretPrefixes.accessToken, 'That is an access token: send it as the user name, with an empty password.'],
  [
    secretPrefixes.device,
    'That is the password of a device: send it as the password, with the user name of its credential.',
  ],
  [
    secretPrefixes.key,
    'That is the secret of a Connio key: send it as the password, with the key id (key-...) as user name.',
  ],
  [
    secretPrefixes.plain,
    'That is the password of a plain credential: send it as the password, with the user name of that credential.',
  ],
  [
    secretPrefixes.deviceToken,
    'That is a DEVICE_TOKEN: send it as the password, with the ThingScale id of its tenant (U and 6 characters) as user name.',
  ],
  [secretPrefixes.apiKey, 'That is an API key: send it as the password, with the name of its user.'],
  [
    secretPrefixes.apiToken,
    'That is the value of an API token: send it as the password, with the id (GUID) of the token as user name.',
  ],
  [secretPrefixes.ticket, 'That is a ticket of the console, which only its own pages use.'],
] as const
