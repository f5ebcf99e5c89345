import { whoAmIOp } from '@/lib/contract/session'
import { permissionsOfRole, roles } from '@/lib/core/roles'
import { verb } from '../context'

export const whoAmI = verb(whoAmIOp, async ({ actor }) => ({
  kind: actor.kind,
  id: actor.id,
  name: actor.name,
  isPlatformAdmin: actor.isPlatformAdmin,
  reaches: actor.reaches.map(({ companyId, companyName, tenantIds, permissions }) => {
    const role =
      actor.kind === 'user' ? roles.find((one) => permissionsOfRole[one] === permissions) : undefined
    return {
      companyId,
      companyName,
      tenantIds: tenantIds === 'all' ? tenantIds : [...tenantIds],
      permissions: [...permissions],
      ...(role ? { role } : {}),
    }
  }),
}))
