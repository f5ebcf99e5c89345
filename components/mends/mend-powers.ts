/** Who may do which mend, and of what it needs to know. Pure. */
import type { MendKind, RightCredential } from '@/lib/core/mend-action'
import { kindLabel } from '../credentials/kind-words'
import { credentialLead } from './credential-lead'
import { limitName, settingName } from './mend-names'
import type { MendPlace } from './mend-place'
import type { MendPowers } from './mend-reach'
import type { ShownMend, ShownWay } from './shown-mend'

type Power = 'anybody' | 'provision' | 'admin' | 'platform-admin'

const powers: Readonly<Record<MendKind, Power>> = {
  'create-sensor': 'provision',
  'add-alias': 'provision',
  'change-sensor-type': 'provision',
  'enable-device': 'provision',
  'review-device': 'provision',
  'add-gateway': 'provision',
  'show-credentials': 'provision',
  'activate-tenant': 'admin',
  'activate-user': 'admin',
  'change-setting': 'admin',
  'widen-time-window': 'admin',
  'show-limit': 'admin',
  'show-api-tokens': 'admin',
  'activate-company': 'platform-admin',
  'copy-topic': 'anybody',
  'copy-client-id': 'anybody',
  'show-sensors': 'anybody',
}

export function mayDo(kind: MendKind, { mayProvision, mayAdminister, isPlatformAdmin }: MendPowers): boolean {
  switch (powers[kind]) {
    case 'anybody':
      return true
    case 'provision':
      return mayProvision
    case 'admin':
      return mayAdminister
    case 'platform-admin':
      return isPlatformAdmin
  }
}

/** Whom to ask for it. */
export const whoMay = (kind: MendKind): string =>
  powers[kind] === 'platform-admin' ? 'a platform admin' : 'an admin of the company'

const ofDevice: readonly MendKind[] = [
  'create-sensor',
  'add-alias',
  'change-sensor-type',
  'enable-device',
  'review-device',
  'show-sensors',
]
const ofTenant: readonly MendKind[] = ['activate-tenant', 'change-setting', 'widen-time-window', 'show-limit']

/** The ways that lead somewhere from here; another name of a sensor first, where one is likely to be meant. */
export function waysOf({ action, others = [] }: ShownMend, place: MendPlace): readonly ShownWay[] {
  const { deviceId, tenantId, companyId } = place
  const ways = [...(action ? [action] : []), ...others].filter(
    (way) =>
      (deviceId !== null || !ofDevice.includes(way.kind)) &&
      (tenantId !== null || !ofTenant.includes(way.kind)) &&
      (companyId !== null || way.kind !== 'activate-company') &&
      (way.kind !== 'show-credentials' || credentialLead(way.credential, place) !== undefined),
  )
  const isLikely = (way: ShownWay) => way.kind === 'add-alias' && way.nearestSlug !== undefined
  return [...ways.filter(isLikely), ...ways.filter((way) => !isLikely(way))]
}

/** What it does, to follow "ask somebody to". */
export function deedOf(action: ShownWay): string {
  switch (action.kind) {
    case 'create-sensor':
      return `create the sensor ${action.slug}`
    case 'add-alias':
      return `make ${action.alias} an alias of a sensor`
    case 'change-sensor-type':
      return `let the sensor take ${action.type}`
    case 'enable-device':
      return 'enable the device'
    case 'review-device':
      return 'say that the device was reviewed'
    case 'add-gateway':
      return `name ${action.gateway} as a gateway`
    case 'activate-tenant':
      return 'activate the tenant'
    case 'activate-company':
      return 'activate the company'
    case 'activate-user':
      return 'activate the user'
    case 'change-setting':
      return `turn "${settingName(action.setting)}" ${action.value ? 'on' : 'off'}`
    case 'widen-time-window':
      return `let the tenant accept times up to ${action.hours} hours ahead`
    case 'show-credentials':
      return credentialDeed(action.credential)
    case 'show-limit':
      return `raise the limit "${limitName(action.limit)}"`
    case 'show-api-tokens':
      return 'make an API token with the scope'
    case 'show-sensors':
    case 'copy-topic':
    case 'copy-client-id':
      return 'look at it'
  }
}

function credentialDeed(credential: RightCredential | undefined): string {
  if (credential === undefined) return 'look at the credentials of the device'
  return credential === 'device-token'
    ? 'look at the ThingScale account of the tenant'
    : `issue a new credential of the kind "${kindLabel(credential)}" for the device`
}
