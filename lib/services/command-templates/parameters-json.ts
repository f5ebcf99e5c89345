import type { TemplateParameter } from '@/lib/contract/command-templates'
import type { JsonObject } from '@/lib/core/json'

/** As the database and the audit keep them: JSON, which knows no `undefined`. */
export const parametersJson = (parameters: readonly TemplateParameter[]): JsonObject[] =>
  JSON.parse(JSON.stringify(parameters))
