/** Trip 2: commands from their rows to the device, and their states back. The database is the outbox. */
import type { Pool } from 'pg'
import type { DeviceCache } from '@/broker/devices'
import type { Frame } from '@/broker/edge/frame-scanner'
import { readPublishHead } from '@/broker/edge/read-frame'
import type { DeliveredMessage } from '@/broker/hooks'
import { type LiveHub, placeOfDevice } from '@/broker/live/live-hub'
import type { Session } from '@/broker/sessions/session'
import type { SessionTable } from '@/broker/sessions/session-table'
import type { CommandView } from '@/lib/contract/commands'
import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import type { Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import type { Log } from '@/lib/log/log'
import { claimCommands } from '@/lib/services/commands/claim-commands'
import { devicesWaiting } from '@/lib/services/commands/devices-waiting'
import { expireCommands } from '@/lib/services/commands/expire-commands'
import { type Settled, settleCommand } from '@/lib/services/commands/settle-command'
import type { Answers } from './answers'
import { receiversOf } from './receivers'

const EXPIRE_EVERY_MS = 5_000
const SETTLE_AGAIN_MS = 1_000

export interface DispatcherDeps {
  readonly pool: Pool
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  readonly hub: LiveHub
  readonly answers: Answers
  deliver(sessionKey: string, message: DeliveredMessage): boolean
  readonly log: Log
}

const NOT_DELIVERED =
  'Nobody listened for it: in this dialect a command is not kept for a device that is away, so it was not delivered.'

/** On its way to one client: first seen as a frame, then acknowledged by its packet id. */
interface OnItsWay {
  readonly command: CommandView
  readonly device: RegisteredDevice
  readonly topic: string
  readonly qos: Qos
  packetId: number | undefined
}

export class Dispatcher {
  private readonly onItsWay = new Map<string, OnItsWay[]>()
  /** By device, one after the other: two notices must not send a command twice. */
  private readonly busy = new Map<string, Promise<void>>()
  /** Devices whose turn has not begun yet. */
  private readonly wakened = new Set<string>()
  /** Tenants that are looked at just now; true: somebody began to listen meanwhile. */
  private readonly looking = new Map<number, boolean>()
  private readonly settling = new Map<string, Promise<void>>()
  /** Handed to a session and not yet settled: no second notice sends them again. */
  private readonly handled = new Set<string>()
  private isStopped = false
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly deps: DispatcherDeps) {}

  start(): void {
    this.deps.answers.attach((command) => void this.settle(command, 'answered'))
    this.timer = setInterval(() => void this.expire(), EXPIRE_EVERY_MS)
    this.timer.unref()
    void this.wakeAll(devicesWaiting(this.deps.pool))
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await Promise.all(this.busy.values())
    this.isStopped = true
    await Promise.all(this.settling.values())
  }

  /** A command may be waiting, or a device may have become able to receive. */
  wake(deviceId: string): void {
    // One that has not begun yet will find it.
    if (this.wakened.has(deviceId)) return
    this.wakened.add(deviceId)
    const before = this.busy.get(deviceId) ?? Promise.resolve()
    const begin = () => {
      this.wakened.delete(deviceId)
      return this.dispatch(deviceId)
    }
    const run = before.then(begin).catch((error: unknown) => this.failed(error))
    this.busy.set(deviceId, run)
    void run.finally(() => {
      if (this.busy.get(deviceId) === run) this.busy.delete(deviceId)
    })
  }

  /** Somebody began to listen in a namespace of the tenant: however many do at once, it is looked at once more. */
  wakeTenant(tenantId: number): void {
    const isUnderWay = this.looking.has(tenantId)
    this.looking.set(tenantId, isUnderWay)
    if (isUnderWay) return
    void this.wakeAll(devicesWaiting(this.deps.pool, tenantId)).then(() => {
      const mustLookAgain = this.looking.get(tenantId)
      this.looking.delete(tenantId)
      if (mustLookAgain) this.wakeTenant(tenantId)
    })
  }

  private wakeAll(waiting: Promise<readonly string[]>): Promise<void> {
    return waiting.then(
      (deviceIds) => {
        for (const deviceId of deviceIds) this.wake(deviceId)
      },
      (error: unknown) => this.failed(error),
    )
  }

  private async dispatch(deviceId: string): Promise<void> {
    const commands = await claimCommands(this.deps.pool, [deviceId])
    if (commands.length === 0) return
    const device = await this.deps.devices.peek(deviceId)
    for (const command of commands) {
      if (this.handled.has(command.id)) continue
      // Deleted meanwhile, and the command with it.
      if (!device) continue
      const receivers = receiversOf(this.deps, device, commandOf(command))
      if (isRejection(receivers)) {
        await this.settle(command, 'failed', { failure: receivers.sentence })
        continue
      }
      const [first] = receivers
      if (!first) {
        if (dialectOf(device.dialect).wire.commandsWait) this.tell(command)
        else await this.settle(command, 'failed', { failure: NOT_DELIVERED })
        continue
      }
      this.handled.add(command.id)
      for (const { session, topic, payload, qos: granted } of receivers) {
        const qos: Qos = command.qos === 0 ? 0 : granted
        const expected = { command, device, topic, qos, packetId: undefined }
        if (session === first.session) this.expect(session, expected)
        const isOnItsWay = this.deps.deliver(session.key, { topic, payload, qos })
        // Not ready to receive yet: it is woken once it is.
        if (!isOnItsWay && session === first.session) {
          this.forget(session, expected)
          this.handled.delete(command.id)
        }
      }
    }
  }

  /** A queued command that waits: whoever looks at the device's commands sees it at once. */
  private async announce(command: CommandView): Promise<void> {
    const device = await this.deps.devices.peek(command.deviceId)
    if (device) this.deps.hub.publishCommand(command, placeOfDevice(device))
  }

  private tell(command: CommandView): void {
    void this.announce(command).catch((error: unknown) => this.failed(error))
  }

  private expect(session: Session, expected: OnItsWay): void {
    const list = this.onItsWay.get(session.id) ?? []
    list.push(expected)
    this.onItsWay.set(session.id, list)
  }

  /** The bytes are on their way to the client: "sent", which is all that QoS 0 can say. */
  published(session: Session, frame: Frame): void {
    const list = this.onItsWay.get(session.id)
    if (!list) return
    const { topic, packetId } = readPublishHead(frame)
    const found = list.find((one) => one.packetId === undefined && one.topic === topic)
    if (!found) return
    found.packetId = packetId ?? 0
    if (found.qos === 0) this.forget(session, found)
    // Before the write: the answer may be quicker.
    this.deps.answers.expect(found.device, found.command)
    void this.settle(found.command, 'sent', { qos: found.qos === 0 ? 0 : 1 })
  }

  /** It does not go out after all: the client takes none as large. */
  notPublished(session: Session, frame: Frame): void {
    const { topic } = readPublishHead(frame)
    const found = this.onItsWay
      .get(session.id)
      ?.find((one) => one.packetId === undefined && one.topic === topic)
    if (!found) return
    this.forget(session, found)
    void this.settle(found.command, 'failed', { failure: 'The device takes no message as large as this.' })
  }

  acknowledged(session: Session, packetId: number): void {
    const found = this.onItsWay.get(session.id)?.find((one) => one.packetId === packetId)
    if (!found) return
    this.forget(session, found)
    void this.settle(found.command, 'delivered')
  }

  /** What was not acknowledged on a connection that is gone may or may not have arrived, and says so. */
  sessionEnded(session: Session): void {
    const list = this.onItsWay.get(session.id) ?? []
    this.onItsWay.delete(session.id)
    for (const { command } of list) {
      void this.settle(command, 'failed', {
        failure: 'The connection ended before the device acknowledged; whether it arrived is not known.',
      })
    }
  }

  private forget(session: Session, found: OnItsWay): void {
    const list = (this.onItsWay.get(session.id) ?? []).filter((one) => one !== found)
    if (list.length > 0) this.onItsWay.set(session.id, list)
    else this.onItsWay.delete(session.id)
  }

  private settle(
    command: CommandView,
    state: 'sent' | 'delivered' | 'answered' | 'failed',
    known: Omit<Settled, 'agoMs'> = {},
  ): Promise<void> {
    const happenedAt = performance.now()
    // One after the other for a device, so that "delivered" never overtakes "sent".
    const before = this.settling.get(command.deviceId) ?? Promise.resolve()
    const run = before
      .then(() => this.settleNow(command, state, happenedAt, known))
      .catch((error: unknown) => this.failed(error))
    this.settling.set(command.deviceId, run)
    return run.finally(() => {
      if (this.settling.get(command.deviceId) === run) this.settling.delete(command.deviceId)
    })
  }

  private async settleNow(
    command: CommandView,
    state: 'sent' | 'delivered' | 'answered' | 'failed',
    happenedAt: number,
    known: Omit<Settled, 'agoMs'>,
  ): Promise<void> {
    const settled = await this.untilItAnswers(() =>
      settleCommand(this.deps.pool, command.id, state, {
        agoMs: performance.now() - happenedAt,
        ...known,
      }),
    )
    this.handled.delete(command.id)
    if (settled) this.tell(settled)
  }

  /** A state that happened is written, however long the database is away. */
  private async untilItAnswers<T>(write: () => Promise<T>): Promise<T | undefined> {
    while (!this.isStopped) {
      try {
        return await write()
      } catch (error) {
        this.failed(error)
        await new Promise((next) => setTimeout(next, SETTLE_AGAIN_MS))
      }
    }
    return undefined
  }

  private async expire(): Promise<void> {
    try {
      for (const command of await expireCommands(this.deps.pool)) {
        this.handled.delete(command.id)
        await this.announce(command)
      }
    } catch (error) {
      this.failed(error)
    }
  }

  private failed(error: unknown): void {
    this.deps.log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'a command could not be carried on',
    )
  }
}

const commandOf = ({ name, payload, encoding, mapping }: CommandView): Command => ({
  name,
  payload,
  encoding,
  ...(mapping === null ? {} : { mapping }),
})
