/** Principals and devices that tests of the dialects share: one company of two tenants, and another. */
import type { Actor, Reach } from '@/lib/core/actor'
import type {
  AccountPrincipal,
  ActorPrincipal,
  AnonymousPrincipal,
  Application,
  DevicePrincipal,
  TenantPrincipal,
} from '@/lib/core/principal'
import { defaultSettings, type RegisteredDevice, type Registry } from '@/lib/core/registry'
import { permissions } from '@/lib/core/roles'
import { defaultLimits } from '@/lib/core/tenant-limits'
import { property, sensor } from './fixture-sensors'

/** 2026-03-01T12:00:00Z */
export const receivedAt = Date.UTC(2026, 2, 1, 12) * 1000

export const thermometer: RegisteredDevice = {
  id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  name: 'Cold store 3',
  externalId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  dialect: 'sensocan',
  status: 'enabled',
  tags: { site: 'Bergen' },
  gateways: [],
  tenantId: 123,
  tenantUuid: '00000000-0000-4000-8000-00000000007b',
  application: 'my-app',
  companyId: '00000000-0000-4000-8000-00000000000a',
  companyName: 'AcmeCorp',
  settings: { ...defaultSettings, sensocanCommands: true },
  limits: defaultLimits,
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
  settings: defaultSettings,
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
  tenantUuid: '00000000-0000-4000-8000-000000000384',
  application: 'other-app',
  companyId: '00000000-0000-4000-8000-00000000000b',
  companyName: 'Other & Sons',
}

/** Drogue: a device, its gateway, and one that names no gateway. */
export const fridge: RegisteredDevice = {
  ...thermometer,
  id: 'd0000000-0000-4000-8000-000000000001',
  name: 'Fridge',
  externalId: 'my-device',
  dialect: 'drogue',
  tags: {},
  gateways: ['my-gateway'],
  sensors: [],
}
export const gateway: RegisteredDevice = {
  ...fridge,
  id: 'd0000000-0000-4000-8000-000000000002',
  name: 'Gateway',
  externalId: 'my-gateway',
  gateways: [],
}
export const loner: RegisteredDevice = {
  ...gateway,
  id: 'd0000000-0000-4000-8000-000000000003',
  name: 'Loner',
  externalId: 'loner',
}
/** A Drogue device of the other company, with the same name. */
export const foreignFridge: RegisteredDevice = {
  ...fridge,
  id: 'd0000000-0000-4000-8000-000000000004',
  tenantId: 900,
  tenantUuid: foreignPress.tenantUuid,
  application: 'other-app',
  companyId: foreignPress.companyId,
  companyName: foreignPress.companyName,
  gateways: [],
}
/** ThingScale: registered, and registered but disabled. */
export const weatherStation: RegisteredDevice = {
  ...fridge,
  id: '70000000-0000-4000-8000-000000000001',
  name: 'Weather station',
  externalId: 'station1',
  dialect: 'thingscale',
  gateways: [],
}
export const disabledStation: RegisteredDevice = {
  ...weatherStation,
  id: '70000000-0000-4000-8000-000000000002',
  name: 'Old station',
  externalId: 'station2',
  status: 'disabled',
}
/** Connio, with two properties that are sensors. */
export const pump: RegisteredDevice = {
  ...fridge,
  id: 'c0000000-0000-4000-8000-000000000001',
  name: 'Pump',
  externalId: '_dev_571692235317590466',
  dialect: 'connio',
  gateways: [],
  sensors: [
    property(11, 'temperature', 'number'),
    property(12, 'humidity', 'number'),
    property(13, 'state', 'string'),
    property(14, 'config', 'json'),
  ],
}
/** The same tenant's setting makes sensors as they are first seen. */
export const learningPump: RegisteredDevice = {
  ...pump,
  id: 'c0000000-0000-4000-8000-000000000002',
  name: 'Learning pump',
  externalId: '_dev_2',
  settings: { ...defaultSettings, createSensors: true },
  sensors: [],
}
/** Plain: one that stores, one whose tenant does not. */
export const homeMade: RegisteredDevice = {
  ...fridge,
  id: 'b0000000-0000-4000-8000-000000000001',
  name: 'Home-made',
  externalId: 'home-made',
  dialect: 'plain',
  gateways: [],
}
export const routedOnly: RegisteredDevice = {
  ...homeMade,
  id: 'b0000000-0000-4000-8000-000000000002',
  name: 'Routed only',
  externalId: 'routed-only',
  settings: { ...defaultSettings, plainStore: false },
}

const all = [
  thermometer,
  sibling,
  press,
  foreignPress,
  fridge,
  gateway,
  loner,
  foreignFridge,
  weatherStation,
  disabledStation,
  pump,
  learningPump,
  homeMade,
  routedOnly,
]

export const registryOf = (devices: readonly RegisteredDevice[]): Registry => ({
  device: (id) => devices.find((device) => device.id === id),
  deviceNamed: (tenantId, externalId) =>
    devices.find((device) => device.tenantId === tenantId && device.externalId === externalId),
})

export const registry = registryOf(all)

export const principalOf = (device: RegisteredDevice): DevicePrincipal => ({
  kind: 'device',
  key: `device:${device.id}`,
  name: device.name,
  credentialId: '00000000-0000-4000-8000-0000000000c1',
  credentialKind: 'password',
  rule: 'device user name and password',
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

const myApp: Application = { application: 'my-app', tenantId: 123, companyId: press.companyId }

export const actorPrincipal = (
  kind: 'user' | 'api-token',
  reaches: readonly Reach[],
  dialect: ActorPrincipal['dialect'] = 'capture',
): ActorPrincipal => {
  const actor: Actor = { kind, id: 'someone', name: 'Someone', isPlatformAdmin: false, reaches }
  return {
    kind,
    key: `${kind}:someone`,
    name: 'Someone',
    credentialId: '00000000-0000-4000-8000-0000000000c2',
    credentialKind: kind === 'user' ? 'password' : 'api-token',
    rule: kind === 'user' ? 'user name and password' : 'API token id and value',
    dialect,
    actor,
    applications: [myApp],
  }
}

const thingscaleAccount: AccountPrincipal = {
  kind: 'account',
  key: 'account:123',
  name: 'U12AB34',
  credentialId: '00000000-0000-4000-8000-0000000000c3',
  credentialKind: 'device-token',
  rule: 'account id and device token',
  dialect: 'thingscale',
  tenantId: 123,
  companyId: press.companyId,
  companyName: press.companyName,
  limits: defaultLimits,
}

const anonymous: AnonymousPrincipal = {
  kind: 'anonymous',
  key: 'anonymous:1',
  name: 'anonymous',
  credentialId: 'anonymous',
  credentialKind: 'none',
  rule: 'anonymous',
  dialect: 'drogue',
  applications: [myApp],
}

const tenantUser: TenantPrincipal = {
  kind: 'tenant-user',
  key: 'tenant-user:someone:123',
  name: 'Someone',
  credentialId: '00000000-0000-4000-8000-0000000000c4',
  credentialKind: 'plain',
  rule: 'plain user name and password',
  dialect: 'plain',
  tenantId: 123,
  companyId: press.companyId,
  companyName: press.companyName,
  limits: defaultLimits,
  userId: 'someone',
  denied: [],
}

export const principals = {
  thermometer: principalOf(thermometer),
  sibling: principalOf(sibling),
  press: principalOf(press),
  user: actorPrincipal('user', [reach()]),
  viewer: actorPrincipal('user', [reach({ permissions: ['read:telemetry', 'read:logs'] })]),
  token: actorPrincipal('api-token', [reach({ permissions: ['read:telemetry', 'send:commands'] })]),
  logsToken: actorPrincipal('api-token', [reach({ permissions: ['read:logs'] })]),
  apiKey: actorPrincipal('user', [reach()], 'drogue'),
  anonymous,
  fridge: principalOf(fridge),
  gateway: principalOf(gateway),
  account: thingscaleAccount,
  foreignAccount: { ...thingscaleAccount, key: 'account:900', name: 'UZZ9999', tenantId: 900 },
  pump: principalOf(pump),
  learningPump: principalOf(learningPump),
  homeMade: principalOf(homeMade),
  routedOnly: principalOf(routedOnly),
  tenantUser,
  lab: { ...tenantUser, kind: 'lab' as const, key: 'lab:1', denied: ['test/nosubscribe'] },
} as const
