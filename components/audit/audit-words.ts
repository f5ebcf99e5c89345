import { isJsonObject, type JsonValue } from '@/lib/core/json'

/** "device.create" as people say it: "created a device"; a verb of another shape stays as it is. */
export function auditWords(verb: string): string {
  const [noun, act] = verb.split('.')
  const past = act ? pasts[act] : undefined
  if (!noun || !past) return verb
  const words = noun.replaceAll('-', ' ').replace('api ', 'API ')
  return `${past} ${/^[aeio]/i.test(words) ? 'an' : 'a'} ${words}`
}

const pasts: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  issue: 'issued',
  revoke: 'revoked',
  queue: 'queued',
  cut: 'cut',
  replay: 'replayed',
  run: 'ran',
  provision: 'registered',
  start: 'started',
  end: 'ended',
  cancel: 'cancelled',
  'sign-out': 'signed out',
}

/** "expiresAt" as people say it; what is no name of a field of ours stays as it is. */
export const fieldWords = (field: string): string =>
  fieldNames[field] ??
  (/^[a-z]+([A-Z][a-z]+)+$/.test(field)
    ? field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : field)

const fieldNames: Readonly<Record<string, string>> = {
  deviceId: 'device',
  jobId: 'job',
  tenantId: 'tenant',
  companyId: 'company',
  qos: 'QoS',
}

export interface AuditChange {
  readonly field: string
  readonly from?: string
  readonly to: string
}

/** `{ field: { from, to } }` or the plain values of a new thing, one line each. */
export function auditChanges(changes: JsonValue): readonly AuditChange[] {
  if (!isJsonObject(changes)) return []
  return Object.entries(changes).map(([field, value]) =>
    isJsonObject(value) && 'from' in value && 'to' in value
      ? { field, from: shown(value.from), to: shown(value.to) }
      : { field, to: shown(value) },
  )
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
