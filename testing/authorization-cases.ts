/** What each operation is asked with, and what those are told who must not: a new operation without a row fails the suite. */
import { randomUUID } from 'node:crypto'
import type { Plant } from './api-world'
import { PASSWORD } from './provision'

export interface Row {
  readonly params?: Record<string, string | number>
  readonly query?: Record<string, string | number>
  readonly body?: Record<string, unknown>
}

/** What somebody of the company who may do it would send; and what each caller who may not is told. */
export interface Case {
  readonly request: (plant: Plant, more: { connectionId: string }) => Row
  /** Of another company. */
  readonly stranger: 403 | 404 | 'sees nothing of it' | 'own affair'
  /** An admin of another tenant of the same company. */
  readonly sibling: 403 | 404 | 'sees nothing of it' | 'own affair'
}

const device = ({ device: { id } }: Plant) => ({ id })
const list = (request: Case['request'] = () => ({})): Case => ({
  request,
  stranger: 'sees nothing of it',
  sibling: 'sees nothing of it',
})
const hidden = (request: Case['request']): Case => ({ request, stranger: 404, sibling: 404 })
const name = () => `Name ${randomUUID().slice(0, 8)}`
const from = '2026-01-01T00:00:00Z'
const to = '2026-01-02T00:00:00Z'

export const cases: Readonly<Record<string, Case>> = {
  createToken: {
    request: ({ user }) => ({ body: { username: user.username, password: PASSWORD } }),
    stranger: 'own affair',
    sibling: 'own affair',
  },
  whoAmI: { request: () => ({}), stranger: 'own affair', sibling: 'own affair' },
  createTicket: {
    request: ({ company }) => ({ body: { companyId: company.id } }),
    stranger: 404,
    sibling: 403,
  },
  listCompanies: { ...list(), sibling: 'own affair' },
  createCompany: { request: () => ({ body: { name: name() } }), stranger: 403, sibling: 403 },
  getCompany: { ...hidden(({ company: { id } }) => ({ params: { id } })), sibling: 'own affair' },
  updateCompany: {
    request: ({ company: { id } }) => ({ params: { id }, body: { name: name() } }),
    stranger: 404,
    sibling: 403,
  },
  deleteCompany: { request: ({ company: { id } }) => ({ params: { id } }), stranger: 403, sibling: 403 },
  listTenants: list(({ company }) => ({ query: { companyId: company.id } })),
  createTenant: {
    request: ({ company }) => ({ body: { companyId: company.id, name: name() } }),
    stranger: 404,
    sibling: 403,
  },
  getTenant: hidden(({ tenant: { id } }) => ({ params: { id } })),
  updateTenant: hidden(({ tenant: { id } }) => ({ params: { id }, body: { status: 'suspended' } })),
  issueDeviceToken: hidden(({ tenant: { id } }) => ({ params: { id } })),
  deleteTenant: hidden(({ tenant: { id } }) => ({ params: { id } })),
  listDevices: list(({ tenant }) => ({ query: { tenantId: tenant.id } })),
  createDevice: hidden(({ tenant }) => ({
    body: { tenantId: tenant.id, name: name(), dialect: 'sensocan' },
  })),
  getDevice: hidden((plant) => ({ params: device(plant) })),
  updateDevice: hidden((plant) => ({ params: device(plant), body: { status: 'disabled' } })),
  deleteDevice: hidden((plant) => ({ params: device(plant) })),
  listCredentials: hidden((plant) => ({ params: device(plant) })),
  createCredential: hidden((plant) => ({ params: device(plant), body: { kind: 'password' } })),
  deleteCredential: hidden((plant) => ({
    params: { ...device(plant), credentialId: plant.device.credential.id },
  })),
  issueAuthConfig: hidden((plant) => ({ params: device(plant), query: { format: 'env' } })),
  listSensors: hidden((plant) => ({ params: device(plant) })),
  createSensor: hidden((plant) => ({ params: device(plant), body: { slug: 'Line.Motor.Torque' } })),
  updateSensor: hidden((plant) => ({
    params: { ...device(plant), sensorId: plant.sensor.id },
    body: { unit: 'rpm' },
  })),
  deleteSensor: hidden((plant) => ({ params: { ...device(plant), sensorId: plant.sensor.id } })),
  getLatest: hidden((plant) => ({ params: device(plant) })),
  getReadings: hidden((plant) => ({ params: device(plant), query: { sensor: plant.sensor.id, from, to } })),
  listLogs: hidden((plant) => ({ query: { deviceId: plant.device.id } })),
  getLog: hidden(({ refusedSeq }) => ({ params: { seq: refusedSeq } })),
  replayLogs: hidden(({ refusedSeq }) => ({ body: { seqs: [refusedSeq], dryRun: true } })),
  explain: hidden(({ device: { id } }) => ({ body: { deviceId: id, action: 'publish', topic: 'a/b' } })),
  queueCommand: hidden((plant) => ({ params: device(plant), body: { name: 'a/b/c', payload: 1 } })),
  listCommands: hidden((plant) => ({ params: device(plant) })),
  previewCommand: hidden((plant) => ({ params: device(plant), body: { name: 'a/b/c', payload: 1 } })),
  getCommand: hidden(({ command: { id } }) => ({ params: { id } })),
  listApiTokens: list(),
  createApiToken: {
    request: ({ company }) => ({ body: { companyId: company.id, name: 'mine', scopes: ['read:logs'] } }),
    stranger: 404,
    sibling: 403,
  },
  deleteApiToken: hidden(({ token: { id } }) => ({ params: { id } })),
  listUsers: list(),
  createUser: {
    request: ({ company }) => ({
      body: { companyId: company.id, username: `u${randomUUID()}`, password: PASSWORD, role: 'viewer' },
    }),
    stranger: 404,
    sibling: 403,
  },
  getUser: hidden(({ user: { id } }) => ({ params: { id } })),
  updateUser: hidden(({ user: { id } }) => ({ params: { id }, body: { status: 'suspended' } })),
  createApiKey: hidden(({ user: { id } }) => ({ params: { id }, body: { label: 'line 1' } })),
  listUserCredentials: hidden(({ user: { id } }) => ({ params: { id } })),
  createUserCredential: hidden(({ user: { id }, tenant }) => ({
    params: { id },
    body: { kind: 'plain', tenantId: tenant.id },
  })),
  deleteUserCredential: hidden(({ user: { id }, apiKey }) => ({
    params: { id, credentialId: apiKey.id },
  })),
  deleteUser: hidden(({ user: { id } }) => ({ params: { id } })),
  listAudit: list(),
  listConnections: list(),
  cutConnection: hidden((_, { connectionId }) => ({ params: { id: connectionId } })),
}
