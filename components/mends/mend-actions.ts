import type { SwitchName } from '@/lib/core/registry'
import type { Action } from '../device/action-result'
import type { UpdateDevice } from '../device/use-device'
import type { ReplayAction } from '../replay/use-replay'
import type { CreateSensor } from '../sensors/create-sensor-form'
import type { UpdateSensor } from '../sensors/edit-sensor-form'

type SettingsPatch = { readonly [Name in SwitchName]?: boolean } & { readonly timestampAheadHours?: number }

/** The server actions that a mend may call; each asks the reader's role again, and writes the audit. */
export interface MendActions {
  readonly createSensor: CreateSensor
  readonly updateSensor: UpdateSensor
  readonly updateDevice: UpdateDevice
  readonly updateTenant: Action<{ id: number; status?: 'active'; settings?: SettingsPatch }, unknown>
  readonly updateCompany: Action<{ id: string; status: 'active' }, unknown>
  readonly updateUser: Action<{ id: string; status: 'active' }, unknown>
  readonly replay: ReplayAction
}
