/**
 * Which commands a reading answers: the first of the variable that the command wrote, within a minute after the command
 * went out. It lives in memory: what was on its way when the broker went down stays as it was, "sent" or "delivered".
 */
import type { CommandView } from '@/lib/contract/commands'
import { type Micros, microsNow } from '@/lib/core/micros'
import { pathKey, type Reading } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { answerPathOf } from '@/lib/services/commands/answer-path'

const ANSWER_WITHIN_MICROS = 60_000_000
/** Beyond, an answer is not waited for: the command stays "sent" or "delivered". */
const AWAITED_MAX = 10_000

interface Awaited {
  readonly command: CommandView
  readonly deviceId: string
  readonly key: string
  readonly sentAt: Micros
}

export class Answers {
  /** In the order in which they went out, which is that in which they are given up. */
  private readonly awaited = new Map<string, Awaited>()
  private readonly byDevice = new Map<string, Set<Awaited>>()
  private answered: (command: CommandView) => void = () => {}

  attach(answered: (command: CommandView) => void): void {
    this.answered = answered
  }

  /** The command's bytes are on their way to the device. */
  expect(device: RegisteredDevice, command: CommandView, sentAt: Micros = microsNow()): void {
    const path = answerPathOf(device, command)
    this.giveUp(sentAt)
    if (!path || this.awaited.size >= AWAITED_MAX) return
    const one = { command, deviceId: device.id, key: pathKey(path), sentAt }
    this.awaited.set(command.id, one)
    const own = this.byDevice.get(device.id) ?? new Set()
    this.byDevice.set(device.id, own.add(one))
  }

  /** Readings of the device are stored. Called for each message: most devices await nothing. */
  accepted(deviceId: string, readings: readonly Reading[]): void {
    if (!this.byDevice.has(deviceId)) return
    for (const reading of readings) {
      const found = this.answeredBy(deviceId, reading)
      if (!found) continue
      this.forget(found)
      this.answered(found.command)
    }
  }

  /** One reading answers one command, the oldest; a history that is told late answers none. */
  private answeredBy(deviceId: string, reading: Reading): Awaited | undefined {
    const key = pathKey(reading)
    for (const one of this.byDevice.get(deviceId) ?? []) {
      const age = reading.receivedAt - one.sentAt
      const isOfNow = reading.ts > one.sentAt - ANSWER_WITHIN_MICROS
      if (one.key === key && age >= 0 && age <= ANSWER_WITHIN_MICROS && isOfNow) return one
    }
    return undefined
  }

  private giveUp(now: Micros): void {
    for (const one of this.awaited.values()) {
      if (now - one.sentAt <= ANSWER_WITHIN_MICROS) return
      this.forget(one)
    }
  }

  private forget(one: Awaited): void {
    this.awaited.delete(one.command.id)
    const own = this.byDevice.get(one.deviceId)
    own?.delete(one)
    if (own?.size === 0) this.byDevice.delete(one.deviceId)
  }
}
