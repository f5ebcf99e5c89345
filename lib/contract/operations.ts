/** Every operation of the API, once: OpenAPI, routes and the authorization tests are generated from this list. */
import { createApiTokenOp, deleteApiTokenOp, listApiTokensOp } from './api-tokens'
import { exportAuditOp, listAuditOp } from './audit'
import { endAwaySessionOp, listAwaySessionsOp } from './away-sessions'
import { getCoachOp } from './coach'
import { getCommandBatchOp, previewCommandBatchOp, sendCommandsOp } from './command-batch'
import {
  createCommandTemplateOp,
  deleteCommandTemplateOp,
  listCommandTemplatesOp,
  previewCommandTemplateOp,
  updateCommandTemplateOp,
} from './command-templates'
import { getCommandOp, listCommandsOp, previewCommandOp, queueCommandOp, takeBackCommandOp } from './commands'
import { createCompanyOp, deleteCompanyOp, getCompanyOp, listCompaniesOp, updateCompanyOp } from './companies'
import { cutConnectionOp, listConnectionsOp } from './connections'
import { createCredentialOp, deleteCredentialOp, issueAuthConfigOp, listCredentialsOp } from './credentials'
import { actOnDevicesOp, countDevicesOp, exportDevicesOp } from './device-bulk'
import { importDevicesOp } from './device-import'
import {
  createDeviceTemplateOp,
  createTemplateFromDeviceOp,
  deleteDeviceTemplateOp,
  getDeviceTemplateOp,
  listDeviceTemplatesOp,
  updateDeviceTemplateOp,
} from './device-templates'
import { deleteDeviceTokenOp, listDeviceTokensOp } from './device-tokens'
import { createDeviceOp, deleteDeviceOp, getDeviceOp, listDevicesOp, updateDeviceOp } from './devices'
import { explainOp } from './explain'
import { getInstallationOp } from './installation'
import {
  cancelJobOp,
  exportJobFailuresOp,
  getJobOp,
  issueJobCredentialsOp,
  listJobFailuresOp,
  listJobsOp,
} from './jobs'
import { exportLogsOp, getLogOp, listLogsOp } from './logs'
import type { Operation } from './operation'
import { getOverviewOp } from './overview'
import { listRatesOp } from './rates'
import { getLatestOp, getReadingsOp } from './readings'
import { replayLogsOp } from './replay'
import { listRetentionRunsOp, previewRetentionOp } from './retention'
import { createSensorOp, deleteSensorOp, listSensorsOp, updateSensorOp } from './sensors'
import { createTicketOp, createTokenOp, whoAmIOp } from './session'
import { getTenantUsageOp } from './tenant-usage'
import {
  createTenantOp,
  deleteTenantOp,
  getTenantOp,
  issueDeviceTokenOp,
  listTenantsOp,
  updateTenantOp,
} from './tenants'
import { endUserSessionOp, listUserSessionsOp, signOutUserOp } from './user-sessions'
import {
  createApiKeyOp,
  createUserCredentialOp,
  createUserOp,
  deleteUserCredentialOp,
  deleteUserOp,
  getUserOp,
  listUserCredentialsOp,
  listUsersOp,
  updateUserOp,
} from './users'

export const operations: readonly Operation[] = [
  createTokenOp,
  whoAmIOp,
  createTicketOp,
  listCompaniesOp,
  createCompanyOp,
  getCompanyOp,
  updateCompanyOp,
  deleteCompanyOp,
  listTenantsOp,
  createTenantOp,
  getTenantOp,
  updateTenantOp,
  deleteTenantOp,
  issueDeviceTokenOp,
  listDeviceTokensOp,
  deleteDeviceTokenOp,
  getTenantUsageOp,
  previewRetentionOp,
  listRetentionRunsOp,
  listDevicesOp,
  createDeviceOp,
  getDeviceOp,
  updateDeviceOp,
  deleteDeviceOp,
  importDevicesOp,
  exportDevicesOp,
  countDevicesOp,
  actOnDevicesOp,
  listDeviceTemplatesOp,
  createDeviceTemplateOp,
  createTemplateFromDeviceOp,
  getDeviceTemplateOp,
  updateDeviceTemplateOp,
  deleteDeviceTemplateOp,
  listJobsOp,
  getJobOp,
  listJobFailuresOp,
  exportJobFailuresOp,
  cancelJobOp,
  issueJobCredentialsOp,
  listCredentialsOp,
  createCredentialOp,
  deleteCredentialOp,
  issueAuthConfigOp,
  listSensorsOp,
  createSensorOp,
  updateSensorOp,
  deleteSensorOp,
  getLatestOp,
  getReadingsOp,
  getCoachOp,
  listLogsOp,
  exportLogsOp,
  getLogOp,
  replayLogsOp,
  explainOp,
  queueCommandOp,
  listCommandsOp,
  previewCommandOp,
  getCommandOp,
  takeBackCommandOp,
  sendCommandsOp,
  previewCommandBatchOp,
  getCommandBatchOp,
  listCommandTemplatesOp,
  createCommandTemplateOp,
  updateCommandTemplateOp,
  deleteCommandTemplateOp,
  previewCommandTemplateOp,
  listApiTokensOp,
  createApiTokenOp,
  deleteApiTokenOp,
  listUsersOp,
  createUserOp,
  getUserOp,
  updateUserOp,
  deleteUserOp,
  createApiKeyOp,
  listUserCredentialsOp,
  createUserCredentialOp,
  deleteUserCredentialOp,
  listUserSessionsOp,
  endUserSessionOp,
  signOutUserOp,
  listAuditOp,
  exportAuditOp,
  getOverviewOp,
  listRatesOp,
  getInstallationOp,
  listConnectionsOp,
  cutConnectionOp,
  listAwaySessionsOp,
  endAwaySessionOp,
]
