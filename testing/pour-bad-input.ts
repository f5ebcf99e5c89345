/** Bad input at a steady rate, from one client a case that stays for as long as the broker lets it. */
import type { MqttClient } from 'mqtt'
import { type BadInput, badInputs } from './bad-input-cases'
import type { BadInputFleet } from './bad-input-fleet'
import { connect } from './mqtt'
import { connectOf, publishBad, sendBadInput } from './send-bad-input'

/** Stops, once everything that was sent has been answered; and says how much that was. */
export type StopPouring = () => Promise<number>

export function pourBadInput(fleet: BadInputFleet, everyMs: number): StopPouring {
  const clients = new Map<BadInput, Promise<MqttClient>>()
  const running = new Set<Promise<void>>()
  let count = 0

  async function pour(bad: BadInput, clientId: string): Promise<void> {
    if (!bad.publish && !bad.subscribe) return sendBadInput(fleet, bad, clientId)
    const held = await clients.get(bad)
    const isHeld = held?.connected === true
    const opening = isHeld ? Promise.resolve(held) : connect(connectOf(fleet, bad, clientId))
    clients.set(bad, opening)
    await publishBad(fleet, bad, await opening)
  }

  const timer = setInterval(() => {
    const index = count++ % badInputs.length
    const bad = badInputs[index]
    if (!bad) return
    const run = pour(bad, `pour-${index}`).finally(() => running.delete(run))
    running.add(run)
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await Promise.all(running)
    for (const client of await Promise.all(clients.values())) client.end(true)
    return count
  }
}
