import { applicationName } from '@/lib/contract/tenants'
import { invalid } from '@/lib/core/fault'

/** The application that a tenant's name stands for: lower case, one topic level. */
export function applicationOf(tenantName: string): string {
  const slug = tenantName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .normalize('NFC')
  const result = applicationName.safeParse(slug)
  if (!result.success) throw invalid('application', 'cannot be made from this name: give one')
  return result.data
}
