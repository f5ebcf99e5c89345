import type { CommandTemplate } from '@/lib/contract/command-templates'
import type { FilledCommand } from '@/lib/contract/commands'
import { invalid } from '@/lib/core/fault'
import { fillTemplate } from '@/lib/core/fill-template'
import type { JsonValue } from '@/lib/core/json'
import { mutable } from '../readings/mutable-json'
import { parameterValuesOf } from './parameter-values'

/** A template with its parameters: a command that can be queued as it is. */
export function fillCommand(
  template: CommandTemplate,
  given: Readonly<Record<string, JsonValue>>,
): FilledCommand {
  const filled = fillTemplate(template, parameterValuesOf(template.parameters, given))
  if (!filled.ok) throw invalid('parameters', filled.sentence)
  const { name, encoding, mapping, qos } = template
  return {
    name,
    payload: mutable(filled.payload),
    encoding,
    qos: qos === 0 ? 0 : 1,
    ...(mapping === null ? {} : { mapping }),
  }
}
