import type { Dialect } from '../dialect'
import { readingEvent } from '../reading-event'

/** One event a message, which is a reading or the fields of one measurement. */
export const events: Dialect['events'] = (_device, _message, readings) => {
  const [first] = readings
  return first ? readingEvent(`${first.connection}/${first.measurement}`, readings) : []
}
