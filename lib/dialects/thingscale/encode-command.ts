import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { commandBytes } from '../command-payload'
import type { OutboundCommand } from '../dialect'
import { deviceIdFlaw } from './device-id'
import { commandTopic } from './topics'

/** `{device}/subscribe` below the token; the payload goes untouched, and the command's name does not go at all. */
export function encodeCommand(
  { externalId }: RegisteredDevice,
  command: Command,
): OutboundCommand | Rejection {
  return deviceIdFlaw(externalId) ?? { topic: commandTopic(externalId), payload: commandBytes(command) }
}
