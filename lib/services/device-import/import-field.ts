/** What a column of the file is for. */
import { IMPORT_FIELD, type ImportField } from '@/lib/contract/device-import'

/** The field that a header names by itself; undefined for one that says nothing to us. */
export function fieldOfHeader(header: string): ImportField | undefined {
  const name = header.trim()
  const known = KNOWN[name.toLowerCase().replace(/[\s_-]+/g, '')]
  if (known) return known
  return name.startsWith('tags.') && IMPORT_FIELD.test(name) ? name : undefined
}

const KNOWN: Readonly<Record<string, ImportField>> = {
  name: 'name',
  devicename: 'name',
  dialect: 'dialect',
  externalid: 'externalId',
  sensors: 'sensors',
  gateways: 'gateways',
}
