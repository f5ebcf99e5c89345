/** The worker's entry: MQTT in, at most ten batches a second out. */
import { decodeMessage } from './decode-message'
import { fetchTicket } from './fetch-ticket'
import { FlushClock } from './flush-clock'
import { LiveLink } from './live-link'
import { FLUSH_EVERY_MS, type FromWorker, type SourceBatch, type ToWorker } from './live-messages'
import { PendingBatches } from './pending-batches'
import { wantKey } from './source-key'

const tell = (message: FromWorker, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer })

const pending = new PendingBatches()
const clock = new FlushClock(() => {
  const sources = pending.take()
  tell({ kind: 'batches', sources }, sources.flatMap(buffersOf))
}, FLUSH_EVERY_MS)
let link: LiveLink | undefined

function receive(topic: string, payload: Uint8Array): void {
  const message = decodeMessage(topic, payload)
  if (message) pending.add(message, topic)
  else pending.addUnreadable(topic.split('/').slice(2, 4).join('/'))
  clock.mark()
}

const buffersOf = ({ samples, records }: SourceBatch): Transferable[] =>
  [samples, records.text, records.ends, records.seqs].map(({ buffer }) => buffer)

/** `wss:` where the page is `https:`; the worker's own address may be a blob's and says nothing. */
const openLink = (origin: string): LiveLink =>
  new LiveLink({
    url: `${origin.replace(/^http/, 'ws')}/mqtt`,
    fetchTicket: (companyId) => fetchTicket(origin, companyId),
    onStatus: (status) => tell({ kind: 'status', status }),
    onFeed: (want, isGranted) => tell({ kind: 'feed', feed: want.feed, source: wantKey(want), isGranted }),
    onMessage: receive,
  })

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'open':
      link ??= openLink(message.origin)
      return
    case 'want':
      // What is granted finds its view there.
      pending.want(message.wants)
      return link?.want(message.companyId, message.wants)
    case 'visibility':
      return clock.setHidden(message.isHidden)
    case 'reconnect':
      return link?.reconnect()
    case 'taken':
      return clock.taken()
    case 'ping':
      return tell({ kind: 'pong' })
  }
})
