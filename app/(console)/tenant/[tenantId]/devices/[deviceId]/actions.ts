'use server'
import type { previewCommandOp, queueCommandOp, takeBackCommandOp } from '@/lib/contract/commands'
/** The forms of the device page: each is one verb, which authorizes, checks and audits. */
import type { createCredentialOp, deleteCredentialOp, issueAuthConfigOp } from '@/lib/contract/credentials'
import type { createTemplateFromDeviceOp } from '@/lib/contract/device-templates'
import type { deleteDeviceOp, updateDeviceOp } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { createSensorOp, deleteSensorOp, updateSensorOp } from '@/lib/contract/sensors'
import { previewCommand } from '@/lib/services/commands/preview-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { takeBackCommand } from '@/lib/services/commands/take-back-command'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { issueAuthConfig } from '@/lib/services/credentials/issue-auth-config'
import { createTemplateFromDevice } from '@/lib/services/device-templates/create-template-from-device'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { deleteSensor } from '@/lib/services/sensors/delete-sensor'
import { updateSensor } from '@/lib/services/sensors/update-sensor'
import { act } from '@/lib/session/act'

export const updateDeviceAction = async (input: InputOf<typeof updateDeviceOp>) => act(updateDevice, input)
export const createTemplateAction = async (input: InputOf<typeof createTemplateFromDeviceOp>) =>
  act(createTemplateFromDevice, input)
export const deleteDeviceAction = async (input: InputOf<typeof deleteDeviceOp>) => act(deleteDevice, input)

export const createSensorAction = async (input: InputOf<typeof createSensorOp>) => act(createSensor, input)
export const updateSensorAction = async (input: InputOf<typeof updateSensorOp>) => act(updateSensor, input)
export const deleteSensorAction = async (input: InputOf<typeof deleteSensorOp>) => act(deleteSensor, input)

export const queueCommandAction = async (input: InputOf<typeof queueCommandOp>) => act(queueCommand, input)
export const previewCommandAction = async (input: InputOf<typeof previewCommandOp>) =>
  act(previewCommand, input)
export const takeBackCommandAction = async (input: InputOf<typeof takeBackCommandOp>) =>
  act(takeBackCommand, input)

export const createCredentialAction = async (input: InputOf<typeof createCredentialOp>) =>
  act(createCredential, input)
export const deleteCredentialAction = async (input: InputOf<typeof deleteCredentialOp>) =>
  act(deleteCredential, input)
export const issueAuthConfigAction = async (input: InputOf<typeof issueAuthConfigOp>) =>
  act(issueAuthConfig, input)
