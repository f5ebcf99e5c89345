import type { Principal } from '@/lib/core/principal'

/** With whom it goes what somebody leaves: what several companies share ends by its time, or with its credential. */
export const ownersOf = (principal: Principal) => ({
  companyId: 'companyId' in principal ? principal.companyId : null,
  tenantId: 'tenantId' in principal ? principal.tenantId : null,
  deviceId: principal.kind === 'device' ? principal.deviceId : null,
})
