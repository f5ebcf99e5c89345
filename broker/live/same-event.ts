/** One event is routed once for each mode and form of its filter: its messages know each other by their properties, which stay the same object on their way. */
const eventsOf = new WeakMap<object, object>()

/** `event` stands for all of its messages. */
export function markEvent(properties: object, event: object): void {
  eventsOf.set(properties, event)
}

/** `undefined` where the message is no event's. */
export const eventOf = (properties: object | undefined): object | undefined =>
  properties && eventsOf.get(properties)
