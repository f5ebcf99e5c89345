import type { Explanation } from '@/lib/contract/explain'
import { formatMicros } from '@/lib/core/micros'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { InboundMessage } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { outputsOf } from '../messages/outputs'
import type { Stamped } from '../messages/stamp'
import { mutable } from '../readings/mutable-json'
import type { Asked } from './asked'

const LISTED_MAX = 100

type Stored = Pick<
  Explanation,
  'readings' | 'moreReadings' | 'rawTree' | 'eventsStructured' | 'eventsBinary' | 'notes'
>

/** What is stored, and what the integration sides hear of it. */
export function storedReadings(
  { principal, devices }: Asked,
  message: InboundMessage,
  readings: readonly Stamped[],
): Stored {
  const device = readings[0] && devices.device(readings[0].deviceId)
  if (!device)
    return { readings: [], moreReadings: 0, rawTree: [], eventsStructured: [], eventsBinary: [], notes: [] }
  const sender = principal.kind === 'device' ? devices.device(principal.deviceId) : undefined
  const outputs = outputsOf({
    dialect: dialectOf(principal.dialect),
    device,
    sender: sender ?? device,
    message,
    readings,
  })
  return {
    readings: readings.slice(0, LISTED_MAX).map((reading) => viewReading(device, reading)),
    moreReadings: Math.max(0, readings.length - LISTED_MAX),
    rawTree: outputs.rawTree.slice(0, LISTED_MAX),
    eventsStructured: outputs.eventStructured.slice(0, LISTED_MAX),
    eventsBinary: outputs.eventBinary.slice(0, LISTED_MAX),
    notes: readings.some(({ isAssigned }) => isAssigned)
      ? ['Where the payload has no time the broker gives its own: below, that of this question.']
      : [],
  }
}

function viewReading(device: RegisteredDevice, reading: Stamped): Explanation['readings'][number] {
  const { deviceId, connection, measurement, key, value, exact, ts, tags, item, isAssigned } = reading
  const sensor = device.sensors.find(
    (one) => one.connection === connection && one.measurement === measurement && one.key === key,
  )
  return {
    deviceId,
    connection,
    measurement,
    key,
    value: mutable(value),
    exact: exact ?? null,
    ts: isAssigned ? null : formatMicros(ts),
    tags: { ...tags },
    itemIndex: item ?? null,
    sensor: sensor ? { id: sensor.id, slug: sensor.slug } : null,
  }
}
