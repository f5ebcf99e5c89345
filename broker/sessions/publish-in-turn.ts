import type { Ingest } from '@/broker/ingest/ingest'
import type { PublishQuota } from '@/broker/rates/publish-quota'
import type { Rates } from '@/broker/rates/rates'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { ConnectionLog } from './connection-log'
import type { Session } from './session'
import { isRepeated, storeOnce } from './store-once'

export interface InTurnDeps {
  readonly ingest: Ingest
  readonly quota: PublishQuota
  readonly rates: Rates
  readonly records: ConnectionLog
}

/** Nobody waits for an answer to either. */
const DROPPED: Settlement = { kind: 'acknowledge', isRouted: false }
const GONE: Settlement = { kind: 'disconnect', isRouted: false }

/** A publish, within what its device may publish a second. */
export function publishInTurn(
  deps: InTurnDeps,
  session: Session,
  packet: PublishedPacket,
): Promise<Settlement> {
  // It was counted when it came first.
  if (isRepeated(session, packet)) return storeOnce(deps.ingest, session, packet)
  const pass = deps.quota.ask(session, packet)
  if (pass === 'now') return storeOnce(deps.ingest, session, packet)
  noteOverRate(deps, session, packet)
  if (pass === 'never') return Promise.resolve(DROPPED)
  return pass.then((mayPass) => (mayPass ? storeOnce(deps.ingest, session, packet) : GONE))
}

function noteOverRate({ rates, records }: InTurnDeps, session: Session, packet: PublishedPacket): void {
  const what = packet.qos === 0 ? 'dropped' : 'held'
  rates.overRate(session, what)
  const told = session.overRate.note(what, performance.now())
  if (told) records.overRate(session, told, packet.topic)
}
