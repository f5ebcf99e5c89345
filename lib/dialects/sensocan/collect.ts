/** Gathers what one message holds: readings of its device, and a rejection for each part that is bad. */
import type { JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import type { DecodedReading, SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded } from '../dialect'
import type { Value } from '../reading-value'
import { type TimeWindow, timeWindow } from '../time-window'
import { batteryPath, batteryValue } from './battery'

export class Collected implements Decoded {
  readonly readings: DecodedReading[] = []
  readonly commands = []
  readonly rejections: Rejection[] = []
  readonly window: TimeWindow

  constructor(
    readonly device: RegisteredDevice,
    readonly receivedAt: Micros,
  ) {
    this.window = timeWindow(device, receivedAt)
  }

  reading(
    { connection, measurement, key }: SensorPath,
    value: Value,
    ts: Micros | null,
    item?: number,
  ): void {
    this.readings.push({
      deviceId: this.device.id,
      connection,
      measurement,
      key,
      ...value,
      ts,
      tags: this.device.tags,
      receivedAt: this.receivedAt,
      dialect: 'sensocan',
      ...(item === undefined ? {} : { item }),
    })
  }

  reject(rejection: Rejection, index?: number): void {
    this.rejections.push(index === undefined ? rejection : { ...rejection, index })
  }

  /** A bad voltage is refused by itself; the readings beside it stay. */
  battery(json: JsonValue | undefined, ts: Micros | null): void {
    const value = batteryValue(json)
    if (value === undefined) return
    if (isRejection(value)) this.reject(value)
    else this.reading(batteryPath, value, ts)
  }
}
