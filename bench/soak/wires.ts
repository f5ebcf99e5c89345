/** One reading in each of the five dialects: where it goes and how it is written; the value is its payload's first number. */

export const dialects = ['capture', 'drogue', 'sensocan', 'thingscale', 'connio'] as const
export type SoakDialect = (typeof dialects)[number]

export interface Placed {
  readonly id: string
  readonly externalId: string
  readonly tenantId: number
  readonly application: string
}

interface Wire {
  /** `token`: what it logged in with, which stands in ThingScale's topics. */
  readonly topic: (device: Placed, token: string) => string
  /** `atMs`: another one for each reading of a device, where the dialect carries it. */
  readonly payload: (value: number, atMs: number) => string
  /** Where the dialect says what it is to be. */
  readonly clientId?: (device: Placed) => string
  /** A sensor that must be there before. */
  readonly slug?: string
}

export const wires: Readonly<Record<SoakDialect, Wire>> = {
  capture: {
    topic: ({ externalId }) => `v1/sources/${externalId}/data/read/line/press/force`,
    payload: (value) => JSON.stringify({ Value: value }),
  },
  drogue: {
    topic: () => 'state',
    payload: (value) => JSON.stringify({ load: value }),
  },
  sensocan: {
    topic: ({ tenantId, id }) => `tenant/${tenantId}/device/${id}/sensor/temp`,
    payload: (value, atMs) => JSON.stringify({ value, timestamp: new Date(atMs).toISOString() }),
    slug: 'temp',
  },
  thingscale: {
    topic: ({ externalId }, token) => `${token}/json/${externalId}`,
    payload: (value) => JSON.stringify({ level: value }),
    clientId: ({ externalId }) => externalId.slice(-23),
  },
  connio: {
    topic: ({ externalId }) => `connio/data/out/devices/${externalId}/properties/temp`,
    payload: (value) => String(value),
    clientId: ({ externalId }) => externalId,
    slug: 'temp',
  },
}
