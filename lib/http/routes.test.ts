import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { operations } from '@/lib/contract/operations'

/** Asked for by something other than an operation: each has its own tests, and a new one is to be thought about. */
const otherRoutes = [
  'app/Auth/route.ts',
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/health/route.ts',
  'app/api/metrics/route.ts',
  'app/api/v1/[...path]/route.ts',
  'app/api/v1/openapi.json/route.ts',
  'app/v1/publish/route.ts',
  'app/v2/publish/[device]/route.ts',
]

it('A23 has an operation for each route and each of its methods, but for those that are named here', async () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('route.ts'))
    .map((path) => `app/${path}`)
  const known = new Set(
    operations.map(
      ({ method, path }) => `${method} app/api/v1${path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`,
    ),
  )
  const unknown = files.filter((file) => {
    const methods = [
      ...readFileSync(file, 'utf8').matchAll(
        /export (?:const|\{[^}]*as|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g,
      ),
    ]
    return methods.length === 0 || methods.some(([, method]) => !known.has(`${method} ${file}`))
  })
  expect(unknown.sort()).toEqual([...otherRoutes].sort())
})
