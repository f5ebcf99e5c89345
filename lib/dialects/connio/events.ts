import type { Dialect } from '../dialect'
import { readingEvent } from '../reading-event'

/** One event a point; its subject is the property. */
export const events: Dialect['events'] = (_device, _message, readings) =>
  readings.flatMap((reading) => readingEvent(reading.key, [reading]))
