import { z } from 'zod'

/** The parts of our OpenAPI document that the page shows. */
const schema = z.record(z.string(), z.json())
const content = z.record(z.string(), z.object({ schema: schema.optional() }))

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.optional() })),
})

const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

export type JsonSchema = z.infer<typeof schema>
export interface ApiParameter {
  readonly name: string
  readonly place: 'path' | 'query'
  readonly isRequired: boolean
  readonly type: string
}

export interface ApiCall {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly needs: string
  readonly parameters: readonly ApiParameter[]
  readonly body: JsonSchema | undefined
  readonly status: string
  readonly answer: JsonSchema | undefined
}

export interface ApiGroup {
  readonly name: string
  readonly calls: readonly ApiCall[]
}

/** The document's calls, by the first level of their paths, in its order. */
export function apiGroups(openApi: unknown): readonly ApiGroup[] {
  const groups = new Map<string, ApiCall[]>()
  for (const [path, methods] of Object.entries(document.parse(openApi).paths)) {
    for (const [method, found] of Object.entries(methods)) {
      const name = found.tags[0] ?? ''
      groups.set(name, [...(groups.get(name) ?? []), callOf(path, method, found)])
    }
  }
  return [...groups].map(([name, calls]) => ({ name, calls }))
}

function callOf(path: string, method: string, found: z.infer<typeof operation>): ApiCall {
  const [status, success] = Object.entries(found.responses).find(([code]) => code !== 'default') ?? [
    '',
    undefined,
  ]
  return {
    id: found.operationId,
    method: method.toUpperCase(),
    path,
    summary: found.summary,
    needs: found.description,
    parameters: found.parameters.map((parameter) => ({
      name: parameter.name,
      place: parameter.in,
      isRequired: parameter.required,
      type: schemaWords(parameter.schema),
    })),
    body: found.requestBody?.content['application/json']?.schema,
    status,
    answer: success?.content?.['application/json']?.schema,
  }
}

/** A small schema in a few words: "integer, 1 to 200, default 50". */
export function schemaWords(one: JsonSchema): string {
  const words: string[] = []
  if (Array.isArray(one.enum)) words.push(one.enum.map(String).join(' | '))
  else if (Array.isArray(one.anyOf)) words.push('one of several')
  else words.push(typeof one.format === 'string' ? one.format : String(one.type ?? 'anything'))
  if (
    typeof one.minimum === 'number' &&
    typeof one.maximum === 'number' &&
    Number.isSafeInteger(one.maximum)
  ) {
    words.push(`${one.minimum} to ${one.maximum}`)
  }
  if (typeof one.maxLength === 'number') words.push(`at most ${one.maxLength} characters`)
  if (one.default !== undefined) words.push(`default ${String(one.default)}`)
  return words.join(', ')
}
