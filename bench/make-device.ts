import type { Product } from '../scripts/start-product.mjs'
import type { Load } from './publish-load'

const SENSORS = 20

/** One device stands for a fleet here, which its tenant would otherwise let send a hundred times a second. */
const LIMITS = { publishesPerSecond: 100_000, publishBurst: 100_000 }

/** A SensoCAN device with its sensors, by the API; its page's address and what the generator needs of it. */
export async function makeDevice({ url, mqttPort, username, password }: Product): Promise<{
  readonly url: string
  readonly load: Pick<Load, 'mqttPort' | 'username' | 'password' | 'topics'>
}> {
  const { token } = await send('POST', `${url}/api/v1/auth/token`, { username, password })
  const call = (path: string, body: object, method: 'POST' | 'PATCH' = 'POST') =>
    send(method, `${url}/api/v1${path}`, body, token)
  const company = await call('/companies', { name: 'Bench Works' })
  const tenant = await call('/tenants', { companyId: company.id, name: 'Bench Hall' })
  await call(`/tenants/${tenant.id}`, { limits: LIMITS }, 'PATCH')
  const device = await call('/devices', { tenantId: tenant.id, name: 'Bench press', dialect: 'sensocan' })
  const slugs = Array.from({ length: SENSORS }, (_, index) => `s_${String(index + 1).padStart(2, '0')}`)
  for (const slug of slugs) await call(`/devices/${device.id}/sensors`, { slug })
  const [credential] = device.credentials
  return {
    url: `${url}/tenant/${tenant.id}/devices/${device.id}`,
    load: {
      mqttPort,
      username: credential.username,
      password: credential.password,
      topics: slugs.map((slug) => `tenant/${tenant.id}/device/${device.id}/sensor/${slug}`),
    },
  }
}

async function send(method: 'POST' | 'PATCH', url: string, body: object, token?: string) {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`)
  return response.json()
}
