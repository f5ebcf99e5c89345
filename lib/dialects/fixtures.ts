/** Principals and devices that tests of the dialects share: one company of two tenants, and another. */
import type { Actor, Reach } from '@/lib/core/actor'
import type { AccountPrincipal, DevicePrincipal } from '@/lib/core/principal'
import type { RegisteredDevice, RegisteredSensor, Registry } from '@/lib/core/registry'
import { permissions } from '@/lib/core/roles'

/** 2026-03-01T12:00:00Z */
export const receivedAt = Date.UTC(2026, 2, 1, 12) * 1000

const sensor = (
  series: number,
  id: string,
  slug: string,
  type: RegisteredSensor['type'],
  aliases: readonly string[] = [],
): RegisteredSensor => ({
  id,
  series,
  slug,
  aliases,
  type,
  connection: 'sensocan',
  measurement: slug,
  key: 'value',
})

export const thermometer: RegisteredDevice = {
  id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  name: 'Cold store 3',
  externalId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  dialect: 'sensocan',
  tags: { site: 'Bergen' },
  tenantId: 123,
  companyId: '00000000-0000-4000-8000-00000000000a',
  companyName: 'AcmeCorp',
  settings: { sensocanCommands: true },
  sensors: [
    sensor(1, 'fe738b8f-9efe-46a7-a1c6-b861be358442', 'temp_01', 'number', ['temperature']),
    sensor(2, '7a8b9c0d-1234-5678-90ab-cdef12345678', 'humidity_01', 'number'),
    sensor(3, '00000000-0000-4000-8000-000000000003', 'door', 'boolean'),
    sensor(4, '00000000-0000-4000-8000-000000000004', 'state', 'string'),
    sensor(5, '00000000-0000-4000-8000-000000000005', 'position', 'json'),
  ],
}

/** The same tenant; commands are off in the copy's settings so that both cases are at hand. */
export const sibling: RegisteredDevice = {
  ...thermometer,
  id: 'b1b2c3d4-e5f6-7890-abcd-ef1234567890',
  name: 'Cold store 4',
  externalId: 'b1b2c3d4-e5f6-7890-abcd-ef1234567890',
  settings: { sensocanCommands: false },
  sensors: [],
}

export const press: RegisteredDevice = {
  ...thermometer,
  id: 'fe453df1-b4a0-492d-a12c-505988eea849',
  name: 'Press 4',
  externalId: 'fe453df1-b4a0-492d-a12c-505988eea849',
  dialect: 'capture',
  tags: { MachineName: 'stored', SerialNumber: '77777' },
  sensors: [],
}

export const foreignPress: RegisteredDevice = {
  ...press,
  id: 'fe453df1-b4a0-492d-a12c-505988eea850',
  name: 'Foreign press',
  externalId: 'line1',
  tenantId: 900,
  companyId: '00000000-0000-4000-8000-00000000000b',
  companyName: 'Other & Sons',
}

const all = [thermometer, sibling, press, foreignPress]

export const registryOf = (devices: readonly RegisteredDevice[]): Registry => ({
  device: (id) => devices.find((device) => device.id === id),
})

export const registry = registryOf(all)

export const principalOf = (device: RegisteredDevice): DevicePrincipal => ({
  kind: 'device',
  key: `device:${device.id}`,
  name: device.name,
  credentialId: '00000000-0000-4000-8000-0000000000c1',
  credentialKind: 'password',
  dialect: device.dialect,
  deviceId: device.id,
  tenantId: device.tenantId,
  companyId: device.companyId,
})

export const reach = (given: Partial<Reach> = {}): Reach => ({
  companyId: press.companyId,
  companyName: press.companyName,
  tenantIds: 'all',
  permissions,
  ...given,
})

export const account = (kind: 'user' | 'api-token', reaches: readonly Reach[]): AccountPrincipal => {
  const actor: Actor = { kind, id: 'someone', name: 'Someone', isPlatformAdmin: false, reaches }
  return {
    kind,
    key: `${kind}:someone`,
    name: 'Someone',
    credentialId: '00000000-0000-4000-8000-0000000000c2',
    credentialKind: kind === 'user' ? 'password' : 'api-key',
    dialect: 'capture',
    actor,
  }
}

export const principals = {
  thermometer: principalOf(thermometer),
  sibling: principalOf(sibling),
  press: principalOf(press),
  user: account('user', [reach()]),
  viewer: account('user', [reach({ permissions: ['read:telemetry', 'read:logs'] })]),
  token: account('api-token', [reach({ permissions: ['read:telemetry', 'send:commands'] })]),
  logsToken: account('api-token', [reach({ permissions: ['read:logs'] })]),
} as const
