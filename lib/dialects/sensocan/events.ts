import type { Dialect } from '../dialect'
import { readingEvent } from '../reading-event'

/** One event a reading; its subject is the sensor's slug as it was created, `battery_voltage` for the battery. */
export const events: Dialect['events'] = (_device, _message, readings) =>
  readings.flatMap((reading) => readingEvent(reading.measurement, [reading]))
