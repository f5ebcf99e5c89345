import type { CredentialKind } from '@/lib/core/principal'
import type { ExplainedKind } from './explain-form'

/** Whom Explain can stand for, as people say it. */
export const kindWords: readonly (readonly [kind: ExplainedKind, label: string])[] = [
  ['device', 'A device'],
  ['user', 'A user'],
  ['api-token', 'An API token'],
  ['account', 'A ThingScale account'],
  ['tenant-user', 'A user in the plain namespace'],
  ['anonymous', 'Nobody: an anonymous reader'],
]

type LoginChoice = readonly [credential: CredentialKind | '', label: string]

/** What the client would log in with, where that decides whose rules hold. */
export const loginChoices: Readonly<Partial<Record<ExplainedKind, readonly LoginChoice[]>>> = {
  device: [
    ['', 'The credential of its dialect'],
    ['plain', 'A plain credential'],
  ],
  user: [
    ['', 'Its password (Capture rules)'],
    ['jwt', 'A JWT beside its name (Capture rules)'],
    ['api-key', 'An API key (Drogue rules)'],
  ],
}
