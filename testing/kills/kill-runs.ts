/** Kills at random moments, one after the other, under a load that never stops; after each all that was acknowledged is looked for. */
import { makeRandom } from '../fuzz/random'
import { isRunning } from '../processes'
import { compare, type Difference } from './compare'
import { routedOf } from './fleet'
import type { Installation } from './installation'
import { type KillKind, type Stop, strike } from './strike'

export interface KillReport {
  readonly runs: Readonly<Partial<Record<KillKind, number>>>
  readonly messages: number
  readonly missing: readonly string[]
  readonly duplicates: readonly string[]
  /** What no client should have been answered. */
  readonly faults: readonly string[]
  readonly stops: readonly Stop[]
}

export interface KillOptions {
  readonly runs: number
  readonly seed: number
  readonly kinds: readonly KillKind[]
  readonly onRun?: (run: number, kind: KillKind, difference: Difference) => void
}

/** Acknowledgements after which a kill comes, counted from when all was well. */
const AFTER_MAX = 400
/** So that the moment lies between two looks at the journal. */
const AFTER_THAT_MS_MAX = 8
/** A message that was taken before a kill may be stored again after it. */
const LOOK_BACK_MS = 120_000
const LOOK_EVERY_MS = 10
const RECOVERED_WITHIN_MS = 90_000

export async function killRuns(
  installation: Installation,
  { runs, seed, kinds, onRun }: KillOptions,
): Promise<KillReport> {
  const { ledger, clients } = installation
  const random = makeRandom(seed)
  const begunAt = Date.now()
  const counts: Partial<Record<KillKind, number>> = {}
  const stops: Stop[] = []
  const missing: string[] = []
  const duplicates: string[] = []
  const acknowledged = () => clients.map((_, name) => ledger.of(name).acknowledged.length)
  const before = acknowledged()
  let looked: readonly number[] = before
  const look = async (from: readonly number[], sinceMs: number): Promise<Difference> =>
    installation.database((database) => compare(database, clients, ledger, { from, sinceMs }))

  await until(
    () => 'the subscriptions of the readers',
    () => ledger.read() >= 0 && areSubscribed(installation),
  )
  installation.tellClients('publish')
  for (let run = 1; run <= runs; run++) {
    const kind = random.pick(kinds)
    const sinceMs = Date.now() - LOOK_BACK_MS
    const target = ledger.read() + random.below(AFTER_MAX)
    await until(
      () => `acknowledgements before run ${run}`,
      () => ledger.read() >= target,
    )
    await new Promise((next) => setTimeout(next, random.below(AFTER_THAT_MS_MAX)))
    const isMeant = kind !== 'postmaster' && kind !== 'backend'
    stops.push(...(await strike(installation, kind, random)))
    ledger.read()
    const intended = ledger.intended()
    if (!isRunning(installation.broker())) {
      if (!isMeant) ledger.faults.push(`run ${run}: the broker ended with the database`)
      await installation.startBroker()
    }
    await until(
      () => `run ${run} (${kind}): all goes on; ${restOf(installation, intended, looked)}`,
      () => hasSettled(installation, intended, looked),
    )
    const next = acknowledged()
    const difference = await look(looked, sinceMs)
    looked = next
    missing.push(...difference.missing.map((one) => `${one}, run ${run} (${kind})`))
    duplicates.push(...difference.duplicates.map((one) => `${one}, run ${run} (${kind})`))
    counts[kind] = (counts[kind] ?? 0) + 1
    onRun?.(run, kind, difference)
  }
  installation.tellClients('stop')
  await until(
    () => `the end; ${restOf(installation, ledger.intended(), looked)}`,
    () => hasSettled(installation, ledger.intended(), looked),
  )
  const all = await look(before, begunAt - LOOK_BACK_MS)
  return {
    runs: counts,
    messages: all.messages,
    missing: [...missing, ...all.missing],
    duplicates: [...duplicates, ...all.duplicates],
    faults: ledger.faults,
    stops,
  }
}

const areSubscribed = ({ clients, ledger }: Installation): boolean =>
  clients.every(({ subscribesTo }, name) => subscribesTo === undefined || ledger.of(name).isSubscribed)

/** What was written down by then is acknowledged, and what was acknowledged and routed has come to who listens. */
const hasSettled = (installation: Installation, intended: readonly number[], looked: readonly number[]) => {
  installation.ledger.read()
  return installation.ledger.hasAll(intended) && unread(installation, looked).length === 0
}

function unread({ ledger, clients }: Installation, looked: readonly number[]): readonly string[] {
  const readers = ledger.got(clients)
  const routed = clients.flatMap(({ publishes }, name) => {
    const seqs = publishes ? ledger.of(name).acknowledged.slice(looked[name]) : []
    return publishes ? seqs.flatMap((seq) => routedOf(publishes.kind, seq)) : []
  })
  return routed.filter((message) => !readers.every((got) => got.has(message)))
}

/** For who reads of a run that came to no end. */
function restOf(installation: Installation, intended: readonly number[], looked: readonly number[]): string {
  const { clients, ledger } = installation
  const open = clients.flatMap(({ clientId }, name) => {
    const left = [...ledger.of(name).open].filter((seq) => seq <= (intended[name] ?? 0))
    return left.length === 0 ? [] : [`${clientId} waits for ${left.join(' ')}`]
  })
  const rest = [...open, ...unread(installation, looked).map((message) => `nobody was told ${message}`)]
  return [...rest.slice(0, 20), ...ledger.faults.slice(0, 20)].join('; ')
}

async function until(what: () => string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + RECOVERED_WITHIN_MS
  while (!isSo()) {
    if (performance.now() > end)
      throw new Error(`did not come about in ${RECOVERED_WITHIN_MS / 1000} s: ${what()}`)
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS))
  }
}
