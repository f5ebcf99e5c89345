/** What comes in of tenants and companies, out of one answer of the broker. Pure. */
import type { PlaceRate } from '@/lib/contract/rates'

export interface Rate {
  readonly connections: number
  readonly messagesPerSecond: number
}

const NONE: Rate = { connections: 0, messagesPerSecond: 0 }

function sumOf(places: readonly PlaceRate[]): Rate {
  return places.reduce(
    (sum, place) => ({
      connections: sum.connections + place.connections,
      messagesPerSecond: sum.messagesPerSecond + place.messagesPerSecond,
    }),
    NONE,
  )
}

export const rateOfTenant = (places: readonly PlaceRate[], tenantId: number): Rate =>
  sumOf(places.filter((place) => place.tenantId === tenantId))

export const rateOfCompany = (places: readonly PlaceRate[], companyId: string): Rate =>
  sumOf(places.filter((place) => place.companyId === companyId))

/** "12.5 /s"; a dash where the broker does not answer. */
export const rateWords = (rate: Rate | undefined): string =>
  rate
    ? `${rate.messagesPerSecond.toLocaleString('en', { maximumFractionDigits: rate.messagesPerSecond < 10 ? 1 : 0 })} /s`
    : '–'
