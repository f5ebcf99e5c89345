/** The three calls of the Reflect metadata proposal that @peculiar/x509's container needs at import; nothing else uses them. */
type Metadata = Map<unknown, unknown>

const store = new WeakMap<object, Metadata>()

const own = (key: unknown, target: object): unknown => store.get(target)?.get(key)

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    defineMetadata(key: unknown, value: unknown, target: object): void {
      const metadata = store.get(target) ?? new Map()
      store.set(target, metadata.set(key, value))
    },
    getOwnMetadata: own,
    getMetadata(key: unknown, target: object): unknown {
      for (let one: object | null = target; one !== null; one = Object.getPrototypeOf(one)) {
        const value = own(key, one)
        if (value !== undefined) return value
      }
      return undefined
    },
  })
}
