/** How tall the rows of tables are. A cookie and no local storage, so that the server already writes the page with it. */
export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

export const DENSITY_COOKIE = 'signalbox-density'
const KEPT_SECONDS = 365 * 24 * 3600

export const densityOf = (value: string | undefined): Density =>
  densities.find((one) => one === value) ?? 'comfortable'

/** What `document.cookie` takes. */
export const densityCookie = (density: Density): string =>
  `${DENSITY_COOKIE}=${density}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax`

export const densityWords: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable',
  compact: 'Compact',
}
