/** The real route of an operation, called as Next calls it. */
import { join } from 'node:path'
import type { Operation } from '@/lib/contract/operation'
import { operations } from '@/lib/contract/operations'
import type { Route } from '@/lib/http/handle'
import type { Row } from './authorization-cases'

export const operationOf = (id: string): Operation => {
  const operation = operations.find((one) => one.id === id)
  if (!operation) throw new Error(`no operation ${id}`)
  return operation
}

async function routeOf({ method, path }: Operation): Promise<Route> {
  const folder = path.replace(/\{(\w+)\}/g, '[$1]')
  const file = join(process.cwd(), 'app/api/v1', folder, 'route.ts')
  const module: Record<string, Route> = await import(/* @vite-ignore */ file)
  const route = module[method]
  if (!route) throw new Error(`${file} has no ${method}`)
  return route
}

export async function callOperation(
  operation: Operation,
  { params = {}, query = {}, body }: Row,
  bearer?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key]))
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  const request = new Request(`http://127.0.0.1/api/v1${path}?${search}`, {
    method: operation.method,
    headers: {
      host: '127.0.0.1',
      'x-forwarded-for': '192.0.2.7',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const given = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  return (await routeOf(operation))(request, { params: Promise.resolve(given) })
}
