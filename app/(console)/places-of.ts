import type { PlaceRate } from '@/lib/contract/rates'
import { mayAnywhere } from '@/lib/core/actor'
import { listRates } from '@/lib/services/rates/list-rates'
import { act } from '@/lib/session/act'
import { pageActor } from '@/lib/session/page-actor'

/** What comes in of each tenant now; `undefined` where the broker does not answer, or the reader may not know. */
export async function placesOf(): Promise<readonly PlaceRate[] | undefined> {
  if (!mayAnywhere(await pageActor(), 'read:logs')) return undefined
  const rates = await act(listRates, {})
  return rates.ok ? rates.data.items : undefined
}
