/** The value of a parameter as it is typed. Pure. */
import type { TemplateParameter } from '@/lib/contract/command-templates'

export type ParameterValue = NonNullable<TemplateParameter['default']> | null
export type ReadParameter = { readonly value: ParameterValue } | { readonly flaw: string }

export function readParameter(type: TemplateParameter['type'], text: string): ReadParameter {
  switch (type) {
    case 'text':
      return { value: text }
    case 'number': {
      const value = Number(text.trim())
      return text.trim() === '' || !Number.isFinite(value) ? { flaw: 'A number.' } : { value }
    }
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { flaw: 'True or false.' }
    case 'json':
      try {
        return { value: JSON.parse(text) }
      } catch {
        return { flaw: 'JSON; a text stands in quotes.' }
      }
  }
}

/** The same back: what the field holds for a value. */
export const parameterText = (type: TemplateParameter['type'], value: ParameterValue | undefined): string => {
  if (value === undefined) return type === 'boolean' ? 'false' : ''
  return type === 'text' && typeof value === 'string' ? value : JSON.stringify(value)
}

export type ParameterTexts = Readonly<Record<string, string>>

export const startingTexts = (parameters: readonly TemplateParameter[]): ParameterTexts =>
  Object.fromEntries(
    parameters.map(({ name, type, default: standing }) => [name, parameterText(type, standing)]),
  )

export type ReadParameters =
  | { readonly isOk: true; readonly values: Record<string, ParameterValue> }
  | { readonly isOk: false; readonly flaws: Readonly<Record<string, string>> }

export function readParameters(
  parameters: readonly TemplateParameter[],
  texts: ParameterTexts,
): ReadParameters {
  const values: Record<string, ParameterValue> = {}
  const flaws: Record<string, string> = {}
  for (const { name, type } of parameters) {
    const read = readParameter(type, texts[name] ?? '')
    if ('flaw' in read) flaws[name] = read.flaw
    else values[name] = read.value
  }
  return Object.keys(flaws).length > 0 ? { isOk: false, flaws } : { isOk: true, values }
}
