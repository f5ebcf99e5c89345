import type { Mend, ReasonCode } from '@/lib/core/rejection'

type OffenceCode = Extract<ReasonCode, 'version-not-accepted' | 'packet-too-large' | 'protocol-error'>

const mends: Readonly<Record<OffenceCode, Mend>> = {
  'version-not-accepted': { sentence: 'Set the client to MQTT 3.1, 3.1.1 or 5.' },
  'packet-too-large': { sentence: 'Send smaller messages: several with a part each.' },
  'protocol-error': {
    sentence: 'Look whether the client library is up to date, and what stands between it and here.',
  },
}

/** What a reason code of MQTT 5 by which a connection was ended is called in Live Logs, and what mends it. */
export function offenceOf(reasonCode: number): { readonly code: OffenceCode; readonly mend: Mend } {
  const code =
    reasonCode === 132 ? 'version-not-accepted' : reasonCode === 149 ? 'packet-too-large' : 'protocol-error'
  return { code, mend: mends[code] }
}

/** Of MQTT 5: the client takes its messages too slowly, and more wait for it than may. */
export const TOO_SLOW = 0x97

/** Whoever is cut for it has lost messages, and looks for the reason among what was refused. */
export const tooSlow = {
  outcome: 'refused',
  stage: 'quota',
  code: 'queue-full',
  mend: {
    sentence:
      'Read and acknowledge faster, subscribe to less, or subscribe at QoS 0: what comes too fast is left out then, and counted.',
  },
} as const

/** Only MQTT 5 can say why. */
export const toldOfCut = (version: number | undefined, reasonCode: number): string =>
  version === 5 ? `DISCONNECT 0x${reasonCode.toString(16).padStart(2, '0')}` : 'disconnected'
