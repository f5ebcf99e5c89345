/** What the form of a template holds, and whether it can be saved. Pure; the server tries it again. */

import type {
  CommandTemplate,
  createCommandTemplateOp,
  TemplateParameter,
} from '@/lib/contract/command-templates'
import type { RequestOf } from '@/lib/contract/operation'
import type { parameterTypes } from '@/lib/contract/parameter-types'
import { holesOf } from '@/lib/core/fill-template'
import { parameterText, readParameter } from './parameter-text'

export interface ParameterDraft {
  readonly type: TemplateParameter['type']
  /** Empty: it must be given when the command is sent. */
  readonly default: string
}

export interface TemplateDraft {
  readonly label: string
  readonly name: string
  readonly payload: string
  readonly encoding: 'json' | 'text'
  readonly mapping: string
  readonly qos: 0 | 1
  /** Of those that the payload once named; those that it names now count. */
  readonly parameters: Readonly<Record<string, ParameterDraft>>
}

export const emptyTemplate: TemplateDraft = {
  label: '',
  name: '',
  payload: '{"value": {{value}}}',
  encoding: 'json',
  mapping: '',
  qos: 1,
  parameters: {},
}

export const draftOfTemplate = (template: CommandTemplate): TemplateDraft => ({
  label: template.label,
  name: template.name,
  payload: template.payload,
  encoding: template.encoding,
  mapping: template.mapping ?? '',
  qos: template.qos === 0 ? 0 : 1,
  parameters: Object.fromEntries(
    template.parameters.map(({ name, type, default: standing }) => [
      name,
      { type, default: standing === undefined ? '' : parameterText(type, standing) },
    ]),
  ),
})

const untold: ParameterDraft = { type: 'number', default: '' }

/** One for each hole of the payload, in order. */
export const parametersOf = ({ payload, parameters }: TemplateDraft) =>
  holesOf({ payload }).map((name) => ({ name, ...(parameters[name] ?? untold) }))

export type TemplateInput = Omit<RequestOf<typeof createCommandTemplateOp>, 'id'>

export type TemplateCheck =
  | { readonly isOk: true; readonly input: TemplateInput }
  | { readonly isOk: false; readonly flaws: Readonly<Record<string, string>> }

export function checkTemplate(draft: TemplateDraft): TemplateCheck {
  const flaws: Record<string, string> = {}
  const parameters = parametersOf(draft).map(({ name, type, default: text }): TemplateParameter => {
    if (text === '') return { name, type }
    const read = readParameter(type, text)
    if ('flaw' in read) {
      flaws[name] = read.flaw
      return { name, type }
    }
    return { name, type, default: read.value }
  })
  if (draft.label.trim() === '') flaws.label = 'It needs a label.'
  if (draft.name.trim() === '') flaws.name = 'It needs a name.'
  if (Object.keys(flaws).length > 0) return { isOk: false, flaws }
  const { label, name, payload, encoding, mapping, qos } = draft
  return {
    isOk: true,
    input: { label, name, payload, encoding, qos, parameters, ...(mapping === '' ? {} : { mapping }) },
  }
}

export const typeWords: Readonly<Record<(typeof parameterTypes)[number], string>> = {
  number: 'Number',
  text: 'Text',
  boolean: 'True or false',
  json: 'JSON',
}
