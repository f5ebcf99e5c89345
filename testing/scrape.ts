/** What the broker tells Prometheus, to be asked for by name and labels. */
import { readExposition, sumOf } from '@/bench/soak/read-exposition'
import { isFault } from '@/lib/core/fault'
import { askBroker } from '@/lib/link/ask-broker'

export type Ask = (name: string, labels?: Readonly<Record<string, string>>) => Promise<number>

/** Each question is a scrape of its own; names without `signalbox_`. */
export const scraping =
  (link: string): Ask =>
  async (name, labels) =>
    sumOf(readExposition(await scrape(link)), `signalbox_${name}`, labels)

/** The web gives up after two seconds, which a test on a busy machine does not. */
export async function scrape(link: string): Promise<string> {
  for (;;) {
    try {
      return await askBroker(link).metrics()
    } catch (error) {
      if (!isFault(error) || error.code !== 'unavailable') throw error
    }
  }
}
