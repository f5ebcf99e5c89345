import type { Product } from '../scripts/start-product.mjs'

export const FLEET_DEVICES = 10_000
const LOOK_EVERY_MS = 100

export interface Fleet {
  readonly tenantId: number
  readonly token: string
  readonly dryRunSeconds: number
  /** From the call to the end of its job. */
  readonly commitSeconds: number
}

/** A tenant of 10,000 devices with a sensor each, imported from CSV by the API; how long that took. */
export async function makeFleet({ url, username, password }: Product): Promise<Fleet> {
  const { token } = await call(`${url}/api/v1/auth/token`, { username, password })
  const company = await call(`${url}/api/v1/companies`, { name: 'Fleet Works' }, token)
  const tenant = await call(`${url}/api/v1/tenants`, { companyId: company.id, name: 'Fleet Hall' }, token)
  const lines = Array.from({ length: FLEET_DEVICES }, (_, index) => {
    const number = String(index).padStart(5, '0')
    return `Press ${number},sensocan,press-${number},temp_01,Hall ${index % 7}`
  })
  const csv = ['name,dialect,externalId,sensors,tags.site', ...lines].join('\n')
  const send = (dryRun: boolean) =>
    call(`${url}/api/v1/devices/import`, { tenantId: tenant.id, csv, dryRun }, token)
  const [dryRunSeconds] = await timed(() => send(true))
  const [commitSeconds] = await timed(async () => {
    const { job } = await send(false)
    let found = job
    while (found.endedAt === null) {
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS))
      found = await call(`${url}/api/v1/jobs/${job.id}`, undefined, token)
    }
    if (found.done !== FLEET_DEVICES)
      throw new Error(`${found.done} of ${FLEET_DEVICES} rows were made: ${found.failure}`)
  })
  return { tenantId: tenant.id, token, dryRunSeconds, commitSeconds }
}

export async function timed<Result>(
  work: () => Promise<Result>,
): Promise<readonly [seconds: number, Result]> {
  const beganMs = performance.now()
  const result = await work()
  return [(performance.now() - beganMs) / 1000, result]
}

async function call(url: string, body: object | undefined, token?: string) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`)
  return response.json()
}
