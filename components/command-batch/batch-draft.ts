/** What the form "send to many" holds, and what is asked of the API with it. Pure. */
import type { previewCommandBatchOp } from '@/lib/contract/command-batch'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import type { RequestOf } from '@/lib/contract/operation'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { type ParameterTexts, readParameters } from '../command-templates/parameter-text'

/** The choice "no template". */
export const OWN = 'own'

export interface BatchDraft {
  /** A template's id, or `own`. */
  readonly from: string
  readonly texts: ParameterTexts
  readonly name: string
  readonly payload: string
  readonly isJson: boolean
  readonly mapping: string
  readonly dialect: DialectId | ''
  readonly presence: '' | 'online' | 'offline' | 'never-seen'
  readonly q: string
}

export type BatchInput = RequestOf<typeof previewCommandBatchOp>
export type BatchCheck =
  | { readonly isOk: true; readonly input: BatchInput }
  | { readonly isOk: false; readonly flaws: Readonly<Record<string, string>> }

export function checkBatch(
  draft: BatchDraft,
  tenantId: number,
  templates: readonly CommandTemplate[],
): BatchCheck {
  const { dialect, presence, q } = draft
  const filter = {
    tenantId,
    ...(dialect === '' ? {} : { dialect }),
    ...(presence === '' ? {} : { presence }),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
  }
  const template = templates.find(({ id }) => id === draft.from)
  if (template) {
    const read = readParameters(template.parameters, draft.texts)
    return read.isOk
      ? { isOk: true, input: { filter, template: { templateId: template.id, parameters: read.values } } }
      : read
  }
  return checkOwn(draft, filter)
}

function checkOwn({ name, payload, isJson, mapping }: BatchDraft, filter: BatchInput['filter']): BatchCheck {
  const flaws: Record<string, string> = {}
  if (name.trim() === '') flaws.name = 'It needs a name.'
  const value = isJson ? parsed(payload) : { value: payload }
  if (value === undefined) flaws.payload = 'Not JSON.'
  if (value === undefined || flaws.name !== undefined) return { isOk: false, flaws }
  const encoding = isJson ? ('json' as const) : ('text' as const)
  const command = { name, payload: value.value, encoding, ...(mapping === '' ? {} : { mapping }) }
  return { isOk: true, input: { filter, command } }
}

function parsed(text: string): { readonly value: NonNullable<BatchInput['command']>['payload'] } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** What a select answers, as the draft has it. */
export const dialectOfOption = (value: string): DialectId | '' => dialectIds.find((id) => id === value) ?? ''

const presences = ['online', 'offline', 'never-seen'] as const
export const presenceOfOption = (value: string): BatchDraft['presence'] =>
  presences.find((one) => one === value) ?? ''
