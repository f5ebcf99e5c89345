import type { DeviceTemplate, TemplateSensor } from '@/lib/contract/device-templates'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Action } from '../device/action-result'

export interface TemplateFields {
  readonly name: string
  readonly dialect: DialectId
  readonly tags: Record<string, string>
  readonly sensors: TemplateSensor[]
}

export interface TemplateActions {
  readonly create: Action<TemplateFields & { companyId: string }, DeviceTemplate>
  readonly update: Action<TemplateFields & { id: string }, DeviceTemplate>
  readonly remove: Action<{ id: string }, unknown>
}
