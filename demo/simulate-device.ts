/** One device at work: it connects, sends what is missing of its history, and then measures until it is stopped. */
import type { Latest } from '@/lib/contract/readings'
import type { Log } from '@/lib/log/log'
import { backfill, missingTimes, twoDays, weekAndDay } from './backfill'
import type { BrokerAddress } from './broker-address'
import { connectDevice, type DeviceConnection, type Login } from './connect-device'
import { DeviceSettings } from './device-settings'
import type { FleetMember } from './ensure-fleet'
import type { Message } from './measure'
import { liveMessages } from './messages'
import { MISTAKE_EVERY_MS, mistakeOf } from './misbehave'
import type { Place } from './place'

export interface SimulationDeps {
  readonly member: FleetMember
  readonly place: Place
  readonly login: Login
  readonly latest: readonly Latest[]
  readonly broker: BrokerAddress
  /** The place of another device of its tenant. */
  readonly siblingRoot: string
  readonly log: Log
  /** Runs the work of the fleet's devices a few at a time. */
  inTurn(work: () => Promise<void>): Promise<void>
  /** Called once, when it has sent its history and hears its commands. */
  onReady(): Promise<void>
}

export interface Simulation {
  stop(): Promise<void>
}

/** Messages that wait for their acknowledgement while the broker is away from its database; more are left out. */
const WAITING_MAX = 50

export function simulateDevice(deps: SimulationDeps): Simulation {
  const { member, place, log } = deps
  const { device } = member
  const placed = { device, root: place.root, sensorIds: member.sensorIds }
  const settings = new DeviceSettings(device, keptSettings(member, deps.latest))
  const timers: NodeJS.Timeout[] = []
  let waiting = 0
  let hasBegun = false
  let isListening = false
  let hasHistory = false
  let isReady = false
  let isStopped = false

  const connection: DeviceConnection = connectDevice(device, deps.login, deps.broker, place.commandFilter, {
    onConnect: () => {
      if (!hasBegun) void begin()
    },
    onListening: () => {
      isListening = true
      becomeReady()
    },
    onRefused: (reason) => log.debug({ device: device.name, reason }, 'the broker refused a demo device'),
    onCommand: (topic, payload) => {
      const deed = settings.apply(topic, payload, Date.now())
      log.info({ device: device.name, isDone: deed.isDone }, `command: ${deed.sentence}`)
      if (deed.isDone) measure()
    },
  })

  async function begin(): Promise<void> {
    hasBegun = true
    try {
      await deps.inTurn(async () => {
        const times = missingTimes(deps.latest, Date.now(), member.isOfHerd ? twoDays : weekAndDay)
        if (times.length === 0) return
        const sent = await backfill(connection, placed, times, settings.current)
        log.debug({ device: device.name, messages: sent }, 'sent its history')
      })
    } catch (error) {
      log.warn({ device: device.name, reason: reasonOf(error) }, 'the history was not sent to its end')
    }
    hasHistory = true
    becomeReady()
    if (isStopped) return
    if (device.stays === 'away') {
      await connection.end()
      return
    }
    measure()
    timers.push(setInterval(measure, device.everySeconds * 1000))
    if (device.isCareless) {
      err()
      timers.push(setInterval(err, MISTAKE_EVERY_MS))
    }
  }

  function becomeReady(): void {
    if (!isListening || !hasHistory || isReady) return
    isReady = true
    deps
      .onReady()
      .catch((error: unknown) =>
        log.warn({ device: device.name, reason: reasonOf(error) }, 'no first command'),
      )
  }

  function measure(): void {
    for (const message of liveMessages(placed, Date.now(), settings.current)) send(message)
  }

  let turn = 0
  function err(): void {
    const { what, message } = mistakeOf(placed, deps.siblingRoot, turn++, Date.now())
    log.debug({ device: device.name, what }, 'sent a mistake')
    send(message)
  }

  let count = 0
  /** Every tenth message may be lost, as some devices send. */
  function send({ topic, payload }: Message): void {
    if (!connection.isConnected || waiting >= WAITING_MAX) return
    waiting++
    connection
      .publish(topic, payload, ++count % 10 === 0 ? 0 : 1)
      .catch((error: unknown) =>
        log.debug({ device: device.name, reason: reasonOf(error) }, 'a message was not sent'),
      )
      .finally(() => waiting--)
  }

  return {
    stop: () => {
      isStopped = true
      for (const timer of timers) clearInterval(timer)
      return connection.end()
    },
  }
}

/** A device keeps what it was set to: its own last reading says what that was. */
function keptSettings({ device }: FleetMember, latest: readonly Latest[]): Map<string, number> {
  const kept = new Map<string, number>()
  for (const { slug, signal } of device.sensors) {
    if (signal.kind !== 'setting') continue
    // What made its sensors by itself has no slugs.
    const value = latest.find((reading) => (reading.slug ?? reading.key) === slug)?.value
    if (typeof value === 'number') kept.set(signal.setting, value)
  }
  return kept
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
