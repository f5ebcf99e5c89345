/** What a step of the coach says while it is waited for, and once it is passed. */
import type { CoachStage, CoachStep } from '@/lib/contract/coach'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { CoachFacts, ConnectStage, Passage } from './coach-facts'

export function waitingWords(stage: CoachStage, facts: CoachFacts): Pick<CoachStep, 'sentence' | 'mend'> {
  switch (stage) {
    case 'address':
      return {
        sentence: 'No connection has named this device yet.',
        mend: 'Check host and port, the network between, and that the user name is exactly the credential’s: a connection whose user name is nobody’s cannot be shown here.',
      }
    case 'tls':
      return {
        sentence: 'A TLS handshake comes before any name, so one that fails cannot be told by its device.',
        mend: 'On mqtts and wss give the client the CA certificate of the auth config, and the host name that it was issued for.',
      }
    case 'connect':
      return { sentence: 'No CONNECT has come in.', mend: null }
    case 'credential':
      return credentialWords(facts)
    case 'state':
      return {
        sentence: 'Whether device, tenant and company are active is looked at after the credential.',
        mend: null,
      }
    case 'version':
      return {
        sentence: `The dialect takes MQTT ${facts.versions.map(versionName).join(' and ')}.`,
        mend: null,
      }
    case 'client-id':
      return { sentence: 'Client id, clean session and will are looked at after the version.', mend: null }
    case 'publish':
      return {
        sentence: 'No message has come in yet.',
        mend: facts.exampleTopic === null ? null : `Publish to ${facts.exampleTopic}.`,
      }
    case 'stored':
      return { sentence: 'No reading is stored yet.', mend: null }
  }
}

function credentialWords({ credentials, nowMs }: CoachFacts): Pick<CoachStep, 'sentence' | 'mend'> {
  if (credentials.length === 0) {
    return {
      sentence: 'There is no credential that it could connect with.',
      mend: 'Issue one under Credentials.',
    }
  }
  const isOver = ({ expiresAt }: { readonly expiresAt: string | null }) =>
    expiresAt !== null && Date.parse(expiresAt) <= nowMs
  return credentials.every(isOver)
    ? { sentence: 'Its credentials have all expired.', mend: 'Issue a new one under Credentials.' }
    : { sentence: 'None of its credentials has been used.', mend: null }
}

/** Of its last attempt, which came at least this far. */
export function passedWords(stage: ConnectStage, { address, listener, version, gateway }: Passage): string {
  if (gateway !== null) return `Its gateway ${gateway} speaks for it.`
  switch (stage) {
    case 'address':
      return address === null ? 'A connection came in.' : `A connection came from ${address}.`
    case 'tls':
      return tlsWords(listener)
    case 'connect':
      return 'CONNECT was well-formed, and in time.'
    case 'credential':
      return 'The credential was right.'
    case 'state':
      return 'Device, tenant and company are active.'
    case 'version':
      return version === null ? 'The version is taken.' : `MQTT ${nameOfLevel(version)} is taken.`
    case 'client-id':
      return 'Client id, clean session and will are in order.'
  }
}

function tlsWords(listener: string | null): string {
  if (listener === null) return 'Where it came by TLS, the handshake was made.'
  // The web server ends TLS there, where there is any.
  if (listener === 'console') return 'It came over the address of this console.'
  return listener === 'mqtts' || listener === 'wss'
    ? `It came by TLS, over ${listener}.`
    : `It came over ${listener}, without TLS.`
}

const names: Readonly<Record<ProtocolVersion, string>> = { 3: '3.1', 4: '3.1.1', 5: '5' }

export const versionName = (version: ProtocolVersion): string => names[version]

const nameOfLevel = (level: number): string =>
  level === 3 || level === 4 || level === 5 ? names[level] : `level ${level}`
