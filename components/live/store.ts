/** A value outside React that `useSyncExternalStore` can read. */
export class Store<T> {
  #value: T
  #listeners = new Set<() => void>()

  constructor(private readonly initial: T) {
    this.#value = initial
  }

  readonly get = (): T => this.#value

  /** What the server drew: a part of the page that comes alive late may find that something has come in meanwhile. */
  readonly first = (): T => this.initial

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }
}
