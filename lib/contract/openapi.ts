/** The OpenAPI document, built from the operations list and nothing else. */
import { z } from 'zod'
import type { Operation } from './operation'
import { operations } from './operations'
import { problemSchema } from './problem'

type Json = { readonly [name: string]: unknown }

export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Signalbox API',
      version: '1',
      description:
        'Send a JWT (POST /auth/token) or the value of an API token as `Authorization: Bearer ...`.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  }
}

function describe(operation: Operation): Json {
  const { id, summary, path, permission, status } = operation
  const hasBody = Object.keys(operation.body.shape).length > 0
  return {
    operationId: id,
    summary,
    tags: [path.split('/')[1] ?? ''],
    description: permission === 'public' ? 'Needs no sign-in.' : `Needs: ${permission}.`,
    ...(permission === 'public' ? { security: [] } : {}),
    parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
    ...(hasBody
      ? { requestBody: { required: true, content: jsonContent(schemaOf(operation.body, 'input')) } }
      : {}),
    responses: {
      [status]: successOf(operation),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function successOf({ status, output, answers }: Operation): Json {
  if (status === 204) return { description: 'Done' }
  if (answers === 'file') return { description: 'The file', content: { '*/*': {} } }
  return { description: 'The answer', content: jsonContent(schemaOf(output, 'output')) }
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query'): readonly Json[] {
  const schema = schemaOf(shape, 'input')
  const properties: object = Object(schema.properties)
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}
