/** What each operation is asked with, and what those are told who must not: a new operation without a row fails the suite. */
import { randomUUID } from 'node:crypto'
import type { Plant } from './api-world'
import { PASSWORD } from './provision'

export interface Row {
  readonly params?: Record<string, string | number>
  readonly query?: Record<string, string | number>
  readonly body?: Record<string, unknown>
}

/** What the broker holds of the plant's device: a connection, and the session of a client that is away. */
export interface Held {
  readonly connectionId: string
  readonly awaySessionId: string
}

/** What somebody of the company who may do it would send; and what each caller who may not is told. */
export interface Case {
  readonly request: (plant: Plant, more: Held) => Row
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
  listDeviceTokens: hidden(({ tenant: { id } }) => ({ params: { id } })),
  deleteDeviceToken: hidden(({ tenant: { id }, deviceTokenId }) => ({
    params: { id, tokenId: deviceTokenId },
  })),
  getTenantUsage: hidden(({ tenant: { id } }) => ({ params: { id } })),
  previewRetention: hidden(({ tenant: { id } }) => ({ params: { id }, query: { logsDays: 7 } })),
  listRetentionRuns: list(),
  deleteTenant: hidden(({ tenant: { id } }) => ({ params: { id } })),
  listDevices: list(({ tenant }) => ({ query: { tenantId: tenant.id } })),
  createDevice: hidden(({ tenant }) => ({
    body: { tenantId: tenant.id, name: name(), dialect: 'sensocan' },
  })),
  getDevice: hidden((plant) => ({ params: device(plant) })),
  updateDevice: hidden((plant) => ({ params: device(plant), body: { status: 'disabled' } })),
  deleteDevice: hidden((plant) => ({ params: device(plant) })),
  importDevices: hidden(({ tenant }) => ({
    body: { tenantId: tenant.id, csv: 'name,dialect\nPump,plain\n', dryRun: false },
  })),
  exportDevices: list(({ tenant }) => ({ query: { tenantId: tenant.id } })),
  countDevices: list(({ tenant }) => ({ query: { tenantId: tenant.id } })),
  actOnDevices: hidden(({ device: { id } }) => ({
    body: { deviceIds: [id], action: { kind: 'disable' } },
  })),
  listDeviceTemplates: { ...list(), sibling: 'own affair' },
  createDeviceTemplate: {
    request: ({ company }) => ({ body: { companyId: company.id, name: name(), dialect: 'plain' } }),
    stranger: 404,
    sibling: 403,
  },
  createTemplateFromDevice: hidden((plant) => ({ params: device(plant), body: { name: name() } })),
  getDeviceTemplate: {
    ...hidden(({ deviceTemplate: { id } }) => ({ params: { id } })),
    sibling: 'own affair',
  },
  updateDeviceTemplate: {
    request: ({ deviceTemplate: { id } }) => ({ params: { id }, body: { name: name() } }),
    stranger: 404,
    sibling: 403,
  },
  deleteDeviceTemplate: {
    request: ({ deviceTemplate: { id } }) => ({ params: { id } }),
    stranger: 404,
    sibling: 403,
  },
  listJobs: list(),
  getJob: hidden(({ job: { id } }) => ({ params: { id } })),
  listJobFailures: hidden(({ job: { id } }) => ({ params: { id } })),
  exportJobFailures: hidden(({ job: { id } }) => ({ params: { id } })),
  cancelJob: hidden(({ job: { id } }) => ({ params: { id } })),
  issueJobCredentials: hidden(({ endedJobId }) => ({ params: { id: endedJobId } })),
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
  getCoach: hidden((plant) => ({ params: device(plant) })),
  listLogs: hidden((plant) => ({ query: { deviceId: plant.device.id } })),
  exportLogs: hidden((plant) => ({ query: { deviceId: plant.device.id, format: 'csv' } })),
  getLog: hidden(({ refusedSeq }) => ({ params: { seq: refusedSeq } })),
  replayLogs: hidden(({ refusedSeq }) => ({ body: { seqs: [refusedSeq], dryRun: true } })),
  explain: hidden(({ device: { id } }) => ({ body: { deviceId: id, action: 'publish', topic: 'a/b' } })),
  queueCommand: hidden((plant) => ({ params: device(plant), body: { name: 'a/b/c', payload: 1 } })),
  listCommands: hidden((plant) => ({ params: device(plant) })),
  previewCommand: hidden((plant) => ({ params: device(plant), body: { name: 'a/b/c', payload: 1 } })),
  getCommand: hidden(({ command: { id } }) => ({ params: { id } })),
  takeBackCommand: hidden(({ command: { id } }) => ({ params: { id } })),
  sendCommands: hidden(({ device: { id } }) => ({
    body: { deviceIds: [id], command: { name: 'a/b/c', payload: 1 } },
  })),
  previewCommandBatch: hidden(({ device: { id }, template }) => ({
    body: { deviceIds: [id], template: { templateId: template.id, parameters: { speed: 1 } } },
  })),
  getCommandBatch: hidden(({ batch: { id } }) => ({ params: { id } })),
  listCommandTemplates: hidden(({ tenant: { id } }) => ({ params: { id } })),
  createCommandTemplate: hidden(({ tenant: { id } }) => ({
    params: { id },
    body: { label: name(), name: 'a/b/c', payload: '1' },
  })),
  updateCommandTemplate: hidden(({ tenant: { id }, template }) => ({
    params: { id, templateId: template.id },
    body: { label: name() },
  })),
  deleteCommandTemplate: hidden(({ tenant: { id }, template }) => ({
    params: { id, templateId: template.id },
  })),
  previewCommandTemplate: hidden(({ tenant: { id }, template }) => ({
    params: { id, templateId: template.id },
    body: { parameters: { speed: 1200 } },
  })),
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
  listUserSessions: hidden(({ user: { id } }) => ({ params: { id } })),
  endUserSession: hidden(({ user: { id }, sessionId }) => ({ params: { id, sessionId } })),
  signOutUser: hidden(({ user: { id } }) => ({ params: { id } })),
  deleteUser: hidden(({ user: { id } }) => ({ params: { id } })),
  listAudit: list(),
  exportAudit: list(),
  getInstallation: { request: () => ({}), stranger: 'own affair', sibling: 'own affair' },
  getOverview: hidden(({ tenant }) => ({ query: { tenantId: tenant.id } })),
  listRates: list(),
  listConnections: list(),
  cutConnection: hidden((_, { connectionId }) => ({ params: { id: connectionId } })),
  listAwaySessions: list(),
  endAwaySession: hidden((_, { awaySessionId }) => ({ params: { id: awaySessionId } })),
}
