import type { CommandTemplate, TemplateParameter } from '@/lib/contract/command-templates'
import { invalid } from '@/lib/core/fault'
import { fillTemplate, holesOf } from '@/lib/core/fill-template'
import type { JsonValue } from '@/lib/core/json'
import { typeFlaw } from './parameter-values'

type Draft = Pick<CommandTemplate, 'payload' | 'encoding' | 'parameters'>

/** A template is tried before it is saved, so that nobody finds out in front of a machine. */
export function demandFillable({ payload, encoding, parameters }: Draft): void {
  const names = parameters.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid('parameters', `has "${twice}" twice`)
  const holes = holesOf({ payload })
  const undeclared = holes.find((hole) => !names.includes(hole))
  if (undeclared !== undefined) throw invalid('parameters', `has no "${undeclared}", which the payload names`)
  const unused = names.find((name) => !holes.includes(name))
  if (unused !== undefined) throw invalid('payload', `has no {{${unused}}}, which is a parameter`)
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.default === undefined) continue
    const flaw = typeFlaw(parameter, parameter.default)
    if (flaw) throw invalid(`parameters.${index}.default`, flaw)
  }
  const filled = fillTemplate(
    { payload, encoding },
    new Map(parameters.map((one) => [one.name, sample(one)])),
  )
  if (!filled.ok) throw invalid('payload', filled.sentence)
}

const samples = { number: 0, text: '', boolean: false, json: null } as const

const sample = ({ type, default: standing }: TemplateParameter): JsonValue => standing ?? samples[type]
