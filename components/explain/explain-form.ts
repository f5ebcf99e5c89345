/** What the page asks Explain, as it stands in its URL. Pure. */
import type { explainedKinds, explainOp } from '@/lib/contract/explain'
import type { RequestOf } from '@/lib/contract/operation'
import { type CredentialKind, credentialKinds } from '@/lib/core/principal'
import { type PageSearch, queryText } from '../lists/list-query'

export type ExplainedKind = (typeof explainedKinds)[number]
export type ExplainRequest = RequestOf<typeof explainOp>

export const payloadForms = ['text', 'hex', 'empty'] as const
export type PayloadForm = (typeof payloadForms)[number]

export interface ExplainForm {
  readonly as: ExplainedKind
  /** Of the device, user or API token. */
  readonly id: string
  /** Of the account, or of the namespace that a user is in. */
  readonly tenant: string
  readonly credential: CredentialKind | ''
  readonly action: 'publish' | 'subscribe'
  readonly topic: string
  readonly payload: string
  readonly form: PayloadForm
  readonly qos: '0' | '1' | '2'
  /** Empty: the newest that the dialect takes. */
  readonly version: '' | '3' | '4' | '5'
  readonly contentType: string
  readonly contentMode: string
}

export const emptyForm: ExplainForm = {
  as: 'device',
  id: '',
  tenant: '',
  credential: '',
  action: 'publish',
  topic: '',
  payload: '',
  form: 'text',
  qos: '1',
  version: '',
  contentType: '',
  contentMode: '',
}

const names = Object.keys(emptyForm)

/** Of one that is none of the choices, the first stands. */
const chosen = <Value extends string>(
  values: readonly Value[],
  text: string | undefined,
): Value | undefined => values.find((value) => value === text)

const kinds = [
  'device',
  'user',
  'api-token',
  'account',
  'tenant-user',
  'anonymous',
] as const satisfies readonly ExplainedKind[]

export function formOfSearch(search: PageSearch): ExplainForm {
  const text = (name: keyof ExplainForm): string => queryText(search, name) ?? ''
  return {
    as: chosen(kinds, text('as')) ?? 'device',
    id: text('id'),
    tenant: text('tenant'),
    credential: chosen(credentialKinds, text('credential')) ?? '',
    action: chosen(['publish', 'subscribe'], text('action')) ?? 'publish',
    topic: text('topic'),
    payload: text('payload'),
    form: chosen(payloadForms, text('form')) ?? 'text',
    qos: chosen(['0', '1', '2'], text('qos')) ?? '1',
    version: chosen(['3', '4', '5'], text('version')) ?? '',
    contentType: text('contentType'),
    contentMode: text('contentMode'),
  }
}

/** Servers take addresses of some kilobytes: a longer payload stays out of the link. */
const QUERY_MAX = 6_000

export interface ExplainQuery {
  readonly query: string
  readonly isPayloadLeftOut: boolean
}

/** What differs from an empty form, as the query of a link to it. */
export function queryOfForm(form: Partial<ExplainForm>): ExplainQuery {
  const whole = queryWith({ ...emptyForm, ...form })
  if (whole.length <= QUERY_MAX) return { query: whole, isPayloadLeftOut: false }
  return { query: queryWith({ ...emptyForm, ...form, payload: '' }), isPayloadLeftOut: true }
}

function queryWith(form: ExplainForm): string {
  const empty = new Map<string, string>(Object.entries(emptyForm))
  const said = Object.entries(form).filter(([name, value]) => value !== empty.get(name))
  return new URLSearchParams(said).toString()
}

export const explainHref = (form: Partial<ExplainForm>): string => `/explain?${queryOfForm(form).query}`

/** Whether the link asks something, so that the page answers at once. */
export const asksSomething = (search: PageSearch): boolean =>
  names.some((name) => queryText(search, name) !== undefined)
