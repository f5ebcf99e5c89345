/** The page's end of the live connection: starts the worker, says what is wanted, hands out what comes. */
import type { LogFilter } from '@/lib/contract/log-filter'
import type { Feed, FromWorker, LinkStatus, LiveTarget, SourceBatch, ToWorker, Want } from './live-messages'
import { LiveSource } from './live-source'
import { type LogScope, logView, type View } from './log-view'
import { sourceKey } from './source-key'
import { Store } from './store'
import { WorkerWatch } from './worker-watch'

/** A feed is kept this long after its last watcher left: going from tab to tab loses nothing. */
const LINGER_MS = 30_000
const WATCH_EVERY_MS = 1_000

/** Kept as long as the page: a component may still hold the source of a device that nobody watches. */
interface Watched {
  readonly target: LiveTarget
  readonly source: LiveSource
  readonly watchers: Record<Feed, number>
}

export class LiveClient {
  readonly status = new Store<LinkStatus>({ state: 'off', reason: 'Not started.' })
  readonly #watched = new Map<string, Watched>()
  #worker: Worker | undefined
  #scopeCompanyId: string | null = null
  readonly #views = new Map<string, View>()
  /** What was watched last. */
  #focus: { readonly companyId: string; isWatched(): boolean } | undefined
  #isSaying = false
  #watchTimer: ReturnType<typeof setInterval> | undefined
  readonly #watch = new WorkerWatch({
    ping: () => this.#say({ kind: 'ping' }),
    onHung: () => this.#giveUpPatterns(),
    now: () => performance.now(),
  })

  /** Mirror of `stop`; the server never starts one. */
  start(): void {
    if (this.#worker) return
    const worker = new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.#hear(event.data))
    worker.addEventListener('error', () =>
      this.status.set({ state: 'off', reason: 'The live worker did not start. Reload the page.' }),
    )
    this.#say({ kind: 'open', origin: window.location.origin })
    document.addEventListener('visibilitychange', this.#tellVisibility)
    this.#tellVisibility()
    this.#sayWants()
    this.#watchTimer = setInterval(
      () => this.#patternViews().length > 0 && this.#watch.check(),
      WATCH_EVERY_MS,
    )
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#tellVisibility)
    clearInterval(this.#watchTimer)
    this.#watch.forget()
    this.#worker?.terminate()
    this.#worker = undefined
    this.status.set({ state: 'off', reason: 'Stopped.' })
  }

  /** The company whose connection is kept up while no device is watched. */
  setCompany(companyId: string | null): void {
    this.#scopeCompanyId = companyId
    this.#wantsChanged()
  }

  sourceOf(target: LiveTarget): LiveSource {
    return this.#watchedOf(target).source
  }

  /** Wants a feed until the returned function is called. */
  watch(target: LiveTarget, feed: Feed): () => void {
    const watched = this.#watchedOf(target)
    watched.watchers[feed]++
    this.#focus = {
      companyId: target.companyId,
      isWatched: () => watched.watchers.values + watched.watchers.records > 0,
    }
    this.#wantsChanged()
    return () => {
      setTimeout(() => {
        watched.watchers[feed]--
        if (watched.watchers[feed] === 0) watched.source.forget(feed)
        this.#wantsChanged()
      }, LINGER_MS)
    }
  }

  /** The same view for the same scope and filter. */
  viewOf(scope: LogScope, filter: LogFilter): View {
    const view = logView(scope, filter)
    const known = this.#views.get(view.want.key)
    if (known) return known
    this.#views.set(view.want.key, view)
    return view
  }

  /** Wants the view's records until the returned function is called. */
  watchView(view: View): () => void {
    view.watchers++
    this.#focus = { companyId: view.companyId, isWatched: () => view.watchers > 0 }
    this.#wantsChanged()
    return () => {
      setTimeout(() => {
        view.watchers--
        if (view.watchers === 0) view.source.forget('records')
        this.#wantsChanged()
      }, view.lingerMs)
    }
  }

  reconnect(): void {
    this.#say({ kind: 'reconnect' })
  }

  #watchedOf(target: LiveTarget): Watched {
    const key = sourceKey(target)
    const known = this.#watched.get(key)
    if (known) return known
    const fresh = { target, source: new LiveSource(), watchers: { values: 0, records: 0 } }
    this.#watched.set(key, fresh)
    return fresh
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'pong':
        this.#watch.answered()
        break
      case 'status':
        this.status.set(message.status)
        break
      case 'feed':
        if (message.feed === 'view')
          this.#views.get(message.source)?.source.setGranted('records', message.isGranted)
        else this.#watched.get(message.source)?.source.setGranted(message.feed, message.isGranted)
        break
      case 'batches':
        try {
          this.#take(message.sources)
        } finally {
          // Whatever happened to this one, the next may come.
          this.#say({ kind: 'taken' })
        }
    }
  }

  #take(batches: readonly SourceBatch[]): void {
    const nowMs = Date.now()
    for (const batch of batches) {
      const holder = this.#views.get(batch.source) ?? this.#watched.get(batch.source)
      holder?.source.take(batch, nowMs)
    }
  }

  #patternViews(): readonly View[] {
    return [...this.#views.values()].filter((view) => isWanted(view) && view.want.filter.isPattern)
  }

  /** The worker is ended in the midst of a match, and goes on in another without the patterns. */
  #giveUpPatterns(): void {
    for (const view of this.#patternViews()) {
      view.isGivenUp = true
      view.source.giveUpPattern()
    }
    this.stop()
    this.start()
  }

  /** Several changes of one moment are said once. */
  #wantsChanged(): void {
    if (this.#isSaying) return
    this.#isSaying = true
    queueMicrotask(() => {
      this.#isSaying = false
      this.#sayWants()
    })
  }

  /** A ticket is for one company: that of the device watched last, else that of the scope. */
  get #companyId(): string | null {
    return this.#focus?.isWatched() ? this.#focus.companyId : this.#scopeCompanyId
  }

  #sayWants(): void {
    const companyId = this.#companyId
    const wants: Want[] = []
    for (const { target, watchers } of this.#watched.values()) {
      if (target.companyId !== companyId) continue
      const { companyName, source } = target
      if (watchers.values > 0) wants.push({ feed: 'values', companyName, source })
      if (watchers.records > 0) wants.push({ feed: 'records', companyName, source })
    }
    for (const view of this.#views.values()) {
      if (isWanted(view) && view.companyId === companyId) wants.push(view.want)
    }
    this.#say({ kind: 'want', companyId, wants })
  }

  readonly #tellVisibility = (): void => this.#say({ kind: 'visibility', isHidden: document.hidden })

  #say(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }
}

const isWanted = ({ watchers, isGivenUp }: View): boolean => watchers > 0 && !isGivenUp
