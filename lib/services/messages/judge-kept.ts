/** A message of a Live Log record, judged again by the rules of today: for its five forms, and for replay. */
import { buildGrant } from '@/lib/access/grant'
import type { LogRecord } from '@/lib/contract/logs'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import type { InboundMessage } from '@/lib/dialects/dialect'
import { judge } from './judge'
import { keptMessage } from './kept-message'
import { type KeptSender, keptSender } from './kept-sender'
import type { LoadedDevices } from './loaded-devices'
import { type Stamped, stamp } from './stamp'

export type KeptJudgement =
  | { readonly kind: 'not-kept'; readonly sentence: string }
  /** ThingScale: it is accepted once its device is registered. */
  | { readonly kind: 'new-device'; readonly sender: KeptSender; readonly externalId: string }
  | {
      readonly kind: 'accepted'
      readonly sender: KeptSender
      readonly device: RegisteredDevice
      readonly message: InboundMessage
      readonly readings: readonly Stamped[]
      /** Of a batch that is good in part. */
      readonly rejections: readonly Rejection[]
    }
  | { readonly kind: 'refused'; readonly rejections: readonly [Rejection, ...Rejection[]] }

export async function judgeKept(sql: Sql, devices: LoadedDevices, record: LogRecord): Promise<KeptJudgement> {
  const kept = keptMessage(record)
  if (typeof kept === 'string') return { kind: 'not-kept', sentence: kept }
  const sender = await keptSender(sql, devices, record)
  if (typeof sender === 'string') return { kind: 'not-kept', sentence: sender }
  const { message, version, itemIndex } = kept
  await devices.prepare(sender, message.topic)
  const { decoded } = judge(
    sender,
    buildGrant(sender, devices, () => undefined),
    message,
    { registry: devices, version, known: (id) => devices.known(id) },
  )
  if (decoded.newDevice) return { kind: 'new-device', sender, externalId: decoded.newDevice.externalId }
  const isMeant = (index: number | undefined) =>
    itemIndex === null || index === undefined || index === itemIndex
  const [first, ...more] = decoded.rejections.filter(({ index }) => isMeant(index))
  // Beside a bad item, what is of no item was stored when the message came.
  const meant = decoded.readings.filter(({ item }) => itemIndex === null || item === itemIndex)
  const readings = stamp(meant)
  const device = readings[0] && devices.device(readings[0].deviceId)
  if (device)
    return {
      kind: 'accepted',
      sender,
      device,
      message,
      readings,
      rejections: first ? [first, ...more] : [],
    }
  if (first) return { kind: 'refused', rejections: [first, ...more] }
  return {
    kind: 'not-kept',
    sentence: 'The message is routed inside its namespace, and holds nothing that is stored.',
  }
}
