import { randomBytes } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The public names of credentials: a prefix and 10 base32 characters (50 random bits). */
const makeName = (prefix: string): string =>
  `${prefix}-${[...randomBytes(10)].map((byte) => BASE32[byte % 32]).join('')}`

export const makeDeviceUsername = (): string => makeName('dev')
/** The id of a Connio key. */
export const makeKeyId = (): string => makeName('key')
/** The MQTT user name of a user's plain credential. */
export const makePlainUsername = (): string => makeName('pln')

const BASE36 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** `U` and 6 digits or letters; 252 of 256 values are even over the 36. */
export function makeThingscaleId(): string {
  let id = 'U'
  while (id.length < 7) {
    for (const byte of randomBytes(8)) if (byte < 252 && id.length < 7) id += BASE36[byte % 36]
  }
  return id
}

/** Names that we generate and people cannot take: those of credentials, the GUID of an API token. */
export const isGeneratedName = (name: string): boolean => /^(dev|key|pln)-/i.test(name) || isUuid(name)

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)

/** A claimed name as it may be logged: cut, and masked where a secret was sent in its place. */
export const shownName = (name: string): string =>
  /^(sbx_|eyJ)/.test(name)
    ? `${name.slice(0, name.startsWith('sbx_') ? 8 : 3)}... (${name.length} characters)`
    : name.slice(0, 64)
