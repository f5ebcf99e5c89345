/** What a client hears when its CONNECT is refused. */
import type { ConnectRefusal } from '@/broker/edge/connect-packet'
import type { ReasonCode, Rejection } from '@/lib/core/rejection'

const NOT_AUTHORIZED = { returnCode: 5, reasonCode: 0x87 } as const

/** Codes beyond "not authorized"; who is refused learns no more than that of why its credential was. */
const answers: Partial<Record<ReasonCode, Pick<ConnectRefusal, 'returnCode' | 'reasonCode'>>> = {
  'version-not-accepted': { returnCode: 1, reasonCode: 0x84 },
  'client-id-not-accepted': { returnCode: 2, reasonCode: 0x85 },
  'server-busy': { returnCode: 3, reasonCode: 0x89 },
  'store-unavailable': { returnCode: 3, reasonCode: 0x88 },
  'clean-session-required': { returnCode: 5, reasonCode: 0x83 },
  'too-many-attempts': { returnCode: 5, reasonCode: 0x9f },
}

const sentences: Partial<Record<ReasonCode, string>> = {
  'version-not-accepted': 'this version of MQTT is not accepted here',
  'client-id-not-accepted': 'the client id is not accepted',
  'clean-session-required': 'connect with a clean session',
  'server-busy': 'busy, try again',
  'store-unavailable': 'not available just now, try again',
  'too-many-attempts': 'too many failed attempts, wait a little',
  'will-not-allowed': 'the topic of the will is outside what this client may publish to',
}

export const connectRefusalOf = ({ code }: Rejection): ConnectRefusal => ({
  ...(answers[code] ?? NOT_AUTHORIZED),
  sentence: sentences[code] ?? 'not authorized',
})

/** For the record: what the client was told. */
export function toldOfRefusal({ returnCode, reasonCode }: ConnectRefusal, version: number): string {
  return version === 5 ? `CONNACK 0x${reasonCode.toString(16)}` : `CONNACK ${returnCode}`
}
