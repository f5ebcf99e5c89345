import type { DialectId } from '@/lib/core/dialect-id'
import { invalid } from '@/lib/core/fault'
import type { Ctx } from '../context'
import { type PlacedSensor, placeSensors } from '../device-templates/template-sensors'
import { findTemplate, viewTemplate } from '../device-templates/template-view'

export interface TemplateWishes {
  readonly companyId: string
  readonly templateId: string | undefined
  readonly dialect: DialectId | undefined
  readonly tags: Readonly<Record<string, string>>
}

export const TAGS_MAX = 32

export interface TemplateParts {
  readonly dialect: DialectId
  readonly tags: Readonly<Record<string, string>>
  readonly sensors: readonly PlacedSensor[]
}

/** What a new device is: what was given, and from the template what was not. */
export async function templateOfNewDevice(ctx: Ctx, wishes: TemplateWishes): Promise<TemplateParts> {
  const { companyId, templateId, dialect, tags } = wishes
  if (templateId === undefined) {
    if (dialect === undefined)
      throw invalid('dialect', 'A device needs a dialect, or a template that has one.')
    return { dialect, tags, sensors: [] }
  }
  const template = await templateOf(ctx, companyId, templateId)
  if (dialect !== undefined && dialect !== template.dialect) {
    throw invalid('dialect', `The template "${template.name}" is of ${template.dialect} devices.`)
  }
  const merged = { ...template.tags, ...tags }
  if (Object.keys(merged).length > TAGS_MAX) {
    throw invalid('tags', `With those of the template, there are more than ${TAGS_MAX} tags.`)
  }
  return {
    dialect: template.dialect,
    tags: merged,
    sensors: placeSensors(template.dialect, template.sensors),
  }
}

/** A template of the company; another company's is none. */
export async function templateOf(ctx: Ctx, companyId: string, templateId: string) {
  const row = await findTemplate(ctx, templateId)
  if (row.companyId !== companyId)
    throw invalid('templateId', 'The template is of another company than the tenant.')
  return viewTemplate(row)
}
