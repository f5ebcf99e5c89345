import type { TemplateParameter } from '@/lib/contract/command-templates'
import { invalid } from '@/lib/core/fault'
import type { JsonValue } from '@/lib/core/json'

/** Each parameter's value: what was given, or its default; of its own type, and none besides. */
export function parameterValuesOf(
  parameters: readonly TemplateParameter[],
  given: Readonly<Record<string, JsonValue>>,
): ReadonlyMap<string, JsonValue> {
  const stranger = Object.keys(given).find((name) => !parameters.some((one) => one.name === name))
  if (stranger !== undefined) throw invalid(`parameters.${stranger}`, 'is no parameter of this template')
  return new Map(
    parameters.map((parameter) => {
      const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default
      if (value === undefined)
        throw invalid(`parameters.${parameter.name}`, 'has no default: give it a value')
      const flaw = typeFlaw(parameter, value)
      if (flaw) throw invalid(`parameters.${parameter.name}`, flaw)
      return [parameter.name, value]
    }),
  )
}

export function typeFlaw({ type }: TemplateParameter, value: JsonValue): string | undefined {
  switch (type) {
    case 'number':
      return typeof value === 'number' ? undefined : 'is to be a number'
    case 'text':
      return typeof value === 'string' ? undefined : 'is to be a text'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is to be true or false'
    case 'json':
      return undefined
  }
}
