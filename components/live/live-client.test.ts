import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { everyRecord } from '@/lib/contract/log-filter'
import { LiveClient } from './live-client'
import type { FromWorker, ToWorker } from './live-messages'
import { ANSWER_WITHIN_MS } from './worker-watch'

/** The browser's: what it is told, and how it answers. */
class FakeWorker {
  static readonly all: FakeWorker[] = []
  readonly told: ToWorker[] = []
  isEnded = false
  #hear: (event: { data: FromWorker }) => void = () => {}

  constructor() {
    FakeWorker.all.push(this)
  }
  addEventListener(kind: string, listener: (event: { data: FromWorker }) => void): void {
    if (kind === 'message') this.#hear = listener
  }
  postMessage(message: ToWorker): void {
    this.told.push(message)
  }
  answer(): void {
    this.#hear({ data: { kind: 'pong' } })
  }
  terminate(): void {
    this.isEnded = true
  }
  get wanted(): readonly string[] {
    const last = this.told.findLast((message) => message.kind === 'want')
    return last?.kind === 'want'
      ? last.wants.map((want) => (want.feed === 'view' ? want.filter.text : ''))
      : []
  }
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance', 'queueMicrotask'],
  })
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} })
  vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('ends a worker that a pattern hangs, goes on in another without it, and says so', () => {
  const scope = { companyId: 'c', companyName: 'Acme' }
  const client = new LiveClient()
  client.start()
  const slow = client.viewOf(scope, { ...everyRecord, text: '(a|aa)+$', isPattern: true })
  const plain = client.viewOf(scope, { ...everyRecord, text: 'temp' })
  client.watchView(slow)
  client.watchView(plain)
  vi.advanceTimersByTime(1_000)
  const [first] = FakeWorker.all
  expect(first?.wanted).toEqual(['(a|aa)+$', 'temp'])
  first?.answer()
  vi.advanceTimersByTime(ANSWER_WITHIN_MS + 3_000)
  expect(first?.isEnded).toBe(true)
  expect(FakeWorker.all).toHaveLength(2)
  expect(FakeWorker.all[1]?.wanted).toEqual(['temp'])
  expect(slow.source.records.get().isPatternGivenUp).toBe(true)
  expect(plain.source.records.get().isPatternGivenUp).toBeUndefined()
  client.stop()
})
