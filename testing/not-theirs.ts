import type { Plant } from './api-world'

/** What no caller sets, or only by a call of its own. */
export const notTheirs = ({ company, tenant, device }: Plant): Record<string, unknown> => ({
  id: device.id,
  uuid: tenant.uuid,
  companyId: company.id,
  tenantId: tenant.id,
  role: 'company-admin',
  isPlatformAdmin: true,
  epoch: 0,
  status: 'active',
  secretHash: 'x',
  createdAt: '2026-01-01T00:00:00Z',
  credentials: [{ kind: 'password', password: 'x' }],
  sensors: { create: { slug: 'x' } },
  company: { connect: { id: company.id } },
  memberships: { create: { role: 'company-admin' } },
  ['__proto__']: { isPlatformAdmin: true },
  constructor: { prototype: {} },
})
