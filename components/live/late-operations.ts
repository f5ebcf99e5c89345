/** The operations that the browser calls. Their schemas, and zod under them, come with the first call and not with the page. */
import type { Operation } from '@/lib/contract/operation'

export interface LateOperation<Op extends Operation> {
  /** The operation's own: what is cached is found by it before the operation is here. */
  readonly id: string
  readonly load: () => Promise<Op>
}

const late = <Op extends Operation>(id: string, load: () => Promise<Op>): LateOperation<Op> => ({ id, load })

export const countDevicesOp = late(
  'countDevices',
  async () => (await import('@/lib/contract/device-bulk')).countDevicesOp,
)
export const getCoachOp = late('getCoach', async () => (await import('@/lib/contract/coach')).getCoachOp)
export const getCommandBatchOp = late(
  'getCommandBatch',
  async () => (await import('@/lib/contract/command-batch')).getCommandBatchOp,
)
export const getDeviceOp = late('getDevice', async () => (await import('@/lib/contract/devices')).getDeviceOp)
export const getJobOp = late('getJob', async () => (await import('@/lib/contract/jobs')).getJobOp)
export const getLatestOp = late(
  'getLatest',
  async () => (await import('@/lib/contract/readings')).getLatestOp,
)
export const getReadingsOp = late(
  'getReadings',
  async () => (await import('@/lib/contract/readings')).getReadingsOp,
)
export const importDevicesOp = late(
  'importDevices',
  async () => (await import('@/lib/contract/device-import')).importDevicesOp,
)
export const listAwaySessionsOp = late(
  'listAwaySessions',
  async () => (await import('@/lib/contract/away-sessions')).listAwaySessionsOp,
)
export const listCommandsOp = late(
  'listCommands',
  async () => (await import('@/lib/contract/commands')).listCommandsOp,
)
export const listCompaniesOp = late(
  'listCompanies',
  async () => (await import('@/lib/contract/companies')).listCompaniesOp,
)
export const listConnectionsOp = late(
  'listConnections',
  async () => (await import('@/lib/contract/connections')).listConnectionsOp,
)
export const listCredentialsOp = late(
  'listCredentials',
  async () => (await import('@/lib/contract/credentials')).listCredentialsOp,
)
export const listDevicesOp = late(
  'listDevices',
  async () => (await import('@/lib/contract/devices')).listDevicesOp,
)
export const listJobFailuresOp = late(
  'listJobFailures',
  async () => (await import('@/lib/contract/jobs')).listJobFailuresOp,
)
export const listLogsOp = late('listLogs', async () => (await import('@/lib/contract/logs')).listLogsOp)
export const listSensorsOp = late(
  'listSensors',
  async () => (await import('@/lib/contract/sensors')).listSensorsOp,
)
export const listTenantsOp = late(
  'listTenants',
  async () => (await import('@/lib/contract/tenants')).listTenantsOp,
)
