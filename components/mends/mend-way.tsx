'use client'
import type { ReactNode } from 'react'
import { CreateSensorForm } from '../sensors/create-sensor-form'
import { CopyButton } from '../ui/copy-button'
import { AddGateway } from './add-gateway'
import { AliasMend } from './alias-mend'
import { ConfirmMend } from './confirm-mend'
import { EnableDevice } from './enable-device'
import type { MendActions } from './mend-actions'
import { MendLink } from './mend-link'
import { settingName } from './mend-names'
import type { MendPlace } from './mend-place'
import { ReviewMend } from './review-mend'
import { settingConsequences } from './setting-consequences'
import type { ShownWay } from './shown-mend'

export interface MendWayProps {
  readonly way: ShownWay
  /** The likeliest of the ways stands out. */
  readonly isFirst: boolean
  readonly place: MendPlace
  readonly actions: MendActions
  onDone(sentence: string): void
}

/** One way to mend: a form, a button that asks first where more than this device is concerned, a copy, or a link. */
export function MendWay({ way, isFirst, place, actions, onDone }: MendWayProps) {
  const { deviceId, tenantId, companyId } = place
  switch (way.kind) {
    case 'create-sensor':
      return deviceId === null ? null : (
        <Where it={`Where ${way.slug} is a sensor of its own`}>
          <CreateSensorForm
            deviceId={deviceId}
            slug={way.slug}
            isPrimary={isFirst}
            createSensor={actions.createSensor}
            onCreated={() => onDone(`Sensor ${way.slug} is created: its messages are accepted from now on.`)}
          />
        </Where>
      )
    case 'add-alias':
      return deviceId === null ? null : (
        <Where it={`Where ${way.alias} means a sensor that is there`}>
          <AliasMend
            deviceId={deviceId}
            alias={way.alias}
            nearest={way.nearestSlug}
            isPrimary={isFirst}
            updateSensor={actions.updateSensor}
            onAdded={(meant) =>
              onDone(`${way.alias} is an alias of ${meant}: its messages are accepted from now on.`)
            }
          />
        </Where>
      )
    case 'change-sensor-type':
      return deviceId === null ? null : (
        <ConfirmMend
          label={`Let the sensor take ${way.type}`}
          isPrimary={isFirst}
          title={`Change the type of the sensor to ${way.type}?`}
          consequences={[
            way.type === 'json'
              ? 'A sensor of this type takes any value.'
              : `From then on only ${way.type} values are accepted for it, from whoever sends them.`,
            'What is stored stays as it is.',
          ]}
          action={actions.updateSensor}
          input={{ id: deviceId, sensorId: way.sensorId, type: way.type }}
          done={`The sensor takes ${way.type} from now on.`}
          onDone={onDone}
        />
      )
    case 'enable-device':
      return deviceId === null ? null : (
        <EnableDevice
          deviceId={deviceId}
          updateDevice={actions.updateDevice}
          onEnabled={(name) => onDone(`${name} is enabled: what it sends is accepted from now on.`)}
        />
      )
    case 'review-device':
      return deviceId === null ? null : (
        <ReviewMend deviceId={deviceId} updateDevice={actions.updateDevice} onDone={onDone} />
      )
    case 'add-gateway':
      return (
        <AddGateway
          deviceId={way.deviceId}
          gateway={way.gateway}
          updateDevice={actions.updateDevice}
          onDone={onDone}
        />
      )
    case 'activate-tenant':
      return tenantId === null ? null : (
        <ConfirmMend
          label="Activate the tenant"
          isPrimary={isFirst}
          title="Activate the tenant again?"
          consequences={['Every device and user of it may connect again at once.']}
          action={actions.updateTenant}
          input={{ id: tenantId, status: 'active' }}
          done="The tenant is active: its devices are let in."
          onDone={onDone}
        />
      )
    case 'activate-company':
      return companyId === null ? null : (
        <ConfirmMend
          label="Activate the company"
          isPrimary={isFirst}
          title="Activate the company again?"
          consequences={['Every device and user of all its tenants may connect again at once.']}
          action={actions.updateCompany}
          input={{ id: companyId, status: 'active' }}
          done="The company is active: its devices and users are let in."
          onDone={onDone}
        />
      )
    case 'activate-user':
      return (
        <ConfirmMend
          label="Activate the user"
          isPrimary={isFirst}
          title="Activate the user again?"
          consequences={['The user may sign in again, with the passwords and keys of before.']}
          action={actions.updateUser}
          input={{ id: way.userId, status: 'active' }}
          done="The user is active."
          onDone={onDone}
        />
      )
    case 'change-setting': {
      const name = settingName(way.setting)
      const to = way.value ? 'on' : 'off'
      return tenantId === null ? null : (
        <ConfirmMend
          label={`Turn "${name}" ${to}`}
          isPrimary={isFirst}
          title={`Turn "${name}" ${to} for the whole tenant?`}
          consequences={settingConsequences(way.setting)}
          action={actions.updateTenant}
          input={{ id: tenantId, settings: { [way.setting]: way.value } }}
          done={`"${name}" is ${to} from now on.`}
          onDone={onDone}
        />
      )
    }
    case 'widen-time-window':
      return tenantId === null ? null : (
        <ConfirmMend
          label={`Accept times up to ${way.hours} hours ahead`}
          isPrimary={isFirst}
          title={`Accept times up to ${way.hours} hours ahead in the whole tenant?`}
          consequences={[
            'It holds for every device of the tenant, so that a clock which is wrong by less is no longer noticed.',
            'The settings of the tenant take it back.',
          ]}
          action={actions.updateTenant}
          input={{ id: tenantId, settings: { timestampAheadHours: way.hours } }}
          done={`Times up to ${way.hours} hours ahead are accepted from now on.`}
          onDone={onDone}
        />
      )
    case 'copy-topic':
      return <Copied text={way.topic} what="the corrected topic" label="Copy the corrected topic" />
    case 'copy-client-id':
      return <Copied text={way.clientId} what="the client id" label="Copy the client id" />
    case 'show-credentials':
    case 'show-sensors':
    case 'show-limit':
    case 'show-api-tokens':
      return <MendLink way={way} place={place} />
  }
}

/** One of several ways, and when it is the one. */
function Where({ it, children }: { readonly it: string; readonly children: ReactNode }) {
  return (
    <div className="flex max-w-lg flex-col gap-1.5 border-t border-accent/30 pt-3">
      <p className="text-xs text-ink-muted">{it}:</p>
      {children}
    </div>
  )
}

function Copied(props: { readonly text: string; readonly what: string; readonly label: string }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 break-all">{props.text}</code>
      <CopyButton {...props} />
    </p>
  )
}
