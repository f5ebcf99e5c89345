/** What the database says, as a fault that a verb may throw. By structure: errors of pg, and of Prisma around them. */
import { conflict, Fault, invalid, notFound } from '@/lib/core/fault'

/** Each unique index, as a sentence. */
const CONFLICTS: Readonly<Record<string, string>> = {
  companies_name_key: 'A company with this name exists already.',
  tenants_application_key: 'Another tenant has this application name; give another one.',
  tenants_company_id_name_key: 'The company has a tenant with this name already.',
  devices_tenant_id_external_id_key: 'The tenant has a device with this external id already.',
  devices_capture_source_key: 'The company has a Capture source with this external id already.',
  sensors_device_id_slug_key: 'The device has a sensor with this slug already.',
  sensors_device_id_connection_measurement_key_key:
    'The device has a sensor at this connection, measurement and key already.',
  device_templates_company_id_name_key: 'The company has a device template with this name already.',
  users_username_key: 'This user name is taken.',
}

/** The fault that the error stands for; `undefined` where it is a bug and none of the database's affairs. */
export function faultOf(error: unknown): Fault | undefined {
  for (const layer of layers(error)) {
    const code = text(layer, 'originalCode') ?? text(layer, 'code')
    if (code === undefined) continue
    const fault = ofCode(code, layer, String(text(layer, 'message') ?? text(layer, 'originalMessage') ?? ''))
    if (fault) return fault
  }
  const message = error instanceof Error ? error.message : ''
  return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Unable to start a transaction/.test(
    message,
  )
    ? away(message)
    : undefined
}

function ofCode(code: string, layer: object, detail: string): Fault | undefined {
  if (code === '23505' || code === 'P2002')
    return conflict(CONFLICTS[constraintOf(layer)] ?? 'This exists already.')
  if (code === '23503' || code === 'P2003')
    return conflict('Something that this refers to has just been deleted.')
  if (code === 'P2025') return notFound('thing; it has just been deleted')
  if (code === '22P05' || code === '22021')
    return invalid('', 'A text holds a character that cannot be stored (U+0000).')
  const isAway =
    /^(08|53|57P)/.test(code) ||
    /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/.test(code) ||
    (code === 'ENOENT' && text(layer, 'syscall') === 'connect') ||
    [
      '40001',
      '40P01',
      '57014',
      '55P03',
      'P1001',
      'P1002',
      'P1008',
      'P1017',
      'P2024',
      'P2028',
      'P2034',
    ].includes(code)
  return isAway ? away(`${code} ${detail}`) : undefined
}

const away = (detail: string): Fault =>
  new Fault('unavailable', 'The database does not answer just now; try again in a moment.', { detail })

/** The error, what it wraps, and what its `meta` carries: Prisma keeps the driver's own error there. */
function layers(error: unknown): readonly object[] {
  const found: object[] = []
  let next: unknown = error
  while (typeof next === 'object' && next !== null && found.length < 8) {
    found.unshift(next)
    next = inner(next)
  }
  return found
}

function inner(layer: object): unknown {
  const meta = 'meta' in layer ? layer.meta : undefined
  if (typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta)
    return meta.driverAdapterError
  return 'cause' in layer ? layer.cause : undefined
}

function constraintOf(layer: object): string {
  const constraint = 'constraint' in layer ? layer.constraint : undefined
  if (typeof constraint === 'string') return constraint
  if (typeof constraint !== 'object' || constraint === null) return ''
  return text(constraint, 'index') ?? ''
}

function text(layer: object, name: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(layer, name)?.value
  return typeof value === 'string' ? value : undefined
}
