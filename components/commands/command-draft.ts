/** What the composer holds, and whether it can be sent. Pure. */
import { type CommandView, commandName } from '@/lib/contract/commands'
import type { DialectId } from '@/lib/core/dialect-id'

export interface CommandDraft {
  readonly name: string
  readonly mapping: string
  readonly payload: string
  readonly isJson: boolean
  readonly qos: 0 | 1
  readonly expiresInMinutes: string
}

export const emptyDraft = (dialect: DialectId): CommandDraft => ({
  name: '',
  mapping: '',
  payload: dialect === 'capture' ? '1' : '{}',
  isJson: true,
  qos: 1,
  expiresInMinutes: '1440',
})

export interface CommandInput {
  readonly name: string
  readonly payload: CommandView['payload']
  readonly mapping?: string
  readonly qos: 0 | 1
  readonly expiresAt: string
}

export type DraftField = 'name' | 'payload' | 'expiresInMinutes'
export type DraftCheck =
  | { readonly isOk: true; readonly input: CommandInput }
  | { readonly isOk: false; readonly issues: Partial<Record<DraftField, string>> }

const MINUTES_MAX = 30 * 24 * 60

export function checkDraft(draft: CommandDraft, dialect: DialectId, nowMs: number): DraftCheck {
  const issues: Partial<Record<DraftField, string>> = {}
  const name = commandName.safeParse(draft.name)
  if (!name.success) issues.name = 'A command has a name of 1 to 200 characters.'
  else if (dialect === 'capture' && name.data.split('/').length !== 3) {
    issues.name = 'Three levels: connection/measurement/variable.'
  }
  const payload = draft.isJson ? parseJson(draft.payload) : { value: draft.payload }
  if ('flaw' in payload) issues.payload = payload.flaw
  const minutes = Number(draft.expiresInMinutes)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MINUTES_MAX) {
    issues.expiresInMinutes = `A whole number of minutes from 1 to ${MINUTES_MAX}.`
  }
  if (!name.success || 'flaw' in payload || Object.keys(issues).length > 0) return { isOk: false, issues }
  return {
    isOk: true,
    input: {
      name: name.data,
      payload: payload.value,
      ...(dialect === 'capture' && draft.mapping !== '' && { mapping: draft.mapping }),
      qos: draft.qos,
      expiresAt: new Date(nowMs + minutes * 60_000).toISOString(),
    },
  }
}

/** The parser's own words, which say where; `undefined` text is no JSON either. */
function parseJson(text: string): { readonly value: CommandView['payload'] } | { readonly flaw: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { flaw: `Not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}
