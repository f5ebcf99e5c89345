/** What the composer holds, and whether it can be sent. Pure. */
import type { CommandView } from '@/lib/contract/commands'
import type { DialectId } from '@/lib/core/dialect-id'
import { commandWords, UNNAMED } from './command-words'

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
  payload: commandWords[dialect].payload.example,
  isJson: commandWords[dialect].text !== 'first',
  qos: commandWords[dialect].qosMax,
  expiresInMinutes: '1440',
})

/** What was sent once, to be changed and sent again; nothing for bytes, which no field here holds. */
export function draftOf(
  command: Pick<CommandView, 'name' | 'payload' | 'encoding' | 'mapping' | 'qos'>,
  dialect: DialectId,
): CommandDraft | undefined {
  if (command.encoding === 'base64') return undefined
  const isJson = command.encoding === 'json'
  if (!isJson && (typeof command.payload !== 'string' || commandWords[dialect].text === 'none'))
    return undefined
  return {
    ...emptyDraft(dialect),
    name: command.name,
    mapping: command.mapping ?? '',
    payload: isJson ? JSON.stringify(command.payload, null, 2) : String(command.payload),
    isJson,
    qos: commandWords[dialect].qosMax === 0 || command.qos === 0 ? 0 : 1,
  }
}

export interface CommandInput {
  readonly name: string
  readonly payload: CommandView['payload']
  readonly encoding: 'json' | 'text'
  readonly mapping?: string
  readonly qos: 0 | 1
  readonly expiresAt: string
}

export type DraftField = 'name' | 'payload' | 'expiresInMinutes'
export type DraftCheck =
  | { readonly isOk: true; readonly input: CommandInput }
  | { readonly isOk: false; readonly issues: Partial<Record<DraftField, string>> }

const NAME_MAX = 200
const MINUTES_MAX = 30 * 24 * 60

export function checkDraft(draft: CommandDraft, dialect: DialectId, nowMs: number): DraftCheck {
  const words = commandWords[dialect]
  const issues: Partial<Record<DraftField, string>> = {}
  const name = words.name === undefined ? UNNAMED : draft.name.trim()
  const flaw = nameFlaw(dialect, name)
  if (flaw) issues.name = flaw
  const isJson = draft.isJson || words.text === 'none'
  const payload = isJson ? parseJson(draft.payload) : { value: draft.payload }
  if ('flaw' in payload) issues.payload = payload.flaw
  // A command that does not wait is sent or failed at once: it never expires.
  const minutes = words.waits ? Number(draft.expiresInMinutes) : 1
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MINUTES_MAX) {
    issues.expiresInMinutes = `A whole number of minutes from 1 to ${MINUTES_MAX}.`
  }
  if ('flaw' in payload || Object.keys(issues).length > 0) return { isOk: false, issues }
  return {
    isOk: true,
    input: {
      name,
      payload: payload.value,
      encoding: isJson ? 'json' : 'text',
      ...(words.hasMapping && draft.mapping !== '' && { mapping: draft.mapping }),
      qos: words.qosMax === 0 ? 0 : draft.qos,
      expiresAt: new Date(nowMs + minutes * 60_000).toISOString(),
    },
  }
}

function nameFlaw(dialect: DialectId, name: string): string | undefined {
  if (name === '' || name.length > NAME_MAX) return `It needs 1 to ${NAME_MAX} characters.`
  if (dialect === 'capture' && name.split('/').length !== 3) {
    return 'Three levels: connection/measurement/variable.'
  }
  return dialect === 'drogue' && name.includes('/') ? 'One level, without slashes.' : undefined
}

/** The parser's own words, which say where; `undefined` text is no JSON either. */
function parseJson(text: string): { readonly value: CommandView['payload'] } | { readonly flaw: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { flaw: `Not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}
