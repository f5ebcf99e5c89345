/** Where the reader may mend: everywhere that the page shows, or in these tenants. The server asks again. Pure. */
export type Places = 'all' | readonly number[]

export interface MendReach {
  readonly provisionIn: Places
  readonly administerIn: Places
  readonly isPlatformAdmin: boolean
}

/** The same at the place of one record. */
export interface MendPowers {
  readonly mayProvision: boolean
  readonly mayAdminister: boolean
  readonly isPlatformAdmin: boolean
}

export const isIn = (places: Places, tenantId: number | null | undefined): boolean =>
  places === 'all' || (typeof tenantId === 'number' && places.includes(tenantId))

export const powersAt = (reach: MendReach, tenantId: number | null | undefined): MendPowers => ({
  mayProvision: isIn(reach.provisionIn, tenantId),
  mayAdminister: isIn(reach.administerIn, tenantId),
  isPlatformAdmin: reach.isPlatformAdmin,
})
