/** Where the reader may provision: everywhere that the page shows, or in these tenants. The server asks again. */
export type ProvisionIn = 'all' | readonly number[]

export const mayProvisionAt = (places: ProvisionIn, tenantId: number | null | undefined): boolean =>
  places === 'all' || (typeof tenantId === 'number' && places.includes(tenantId))
