/** Asks every few seconds whether the API answers, while somebody can see the page. */
import { Store } from '../live/store'

const EVERY_MS = 15_000
/** What is younger is good enough for who comes back to the tab. */
const FRESH_MS = 5_000

export type ApiState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live'; readonly roundTripMs: number }
  | { readonly state: 'retrying'; readonly error: Error }

interface ApiWatchDeps {
  /** Ends when the API has answered as it should. */
  ask(): Promise<void>
  isHidden(): boolean
  now(): number
}

export class ApiWatch {
  readonly state = new Store<ApiState>({ state: 'connecting' })
  #timer: ReturnType<typeof setInterval> | undefined
  #askedAt = Number.NEGATIVE_INFINITY
  #asking: Promise<ApiState> | undefined

  constructor(private readonly deps: ApiWatchDeps) {}

  start(): void {
    this.#timer = setInterval(() => this.deps.isHidden() || void this.look(), EVERY_MS)
    void this.look()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** The tab is seen again, or the network is back. */
  wake(): void {
    if (!this.deps.isHidden() && this.deps.now() - this.#askedAt > FRESH_MS) void this.look()
  }

  /** Asks now; whoever asks meanwhile gets the same answer. */
  look(): Promise<ApiState> {
    this.#asking ??= this.#look().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #look(): Promise<ApiState> {
    this.#askedAt = this.deps.now()
    if (this.state.get().state === 'retrying') this.state.set({ state: 'connecting' })
    const answer = await this.deps.ask().then(
      (): ApiState => ({ state: 'live', roundTripMs: this.deps.now() - this.#askedAt }),
      (thrown: unknown): ApiState => ({
        state: 'retrying',
        error: thrown instanceof Error ? thrown : new Error(String(thrown)),
      }),
    )
    this.state.set(answer)
    return answer
  }
}
