import { type Actor, may } from '@/lib/core/actor'
import type { Command, CommandRequest } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import type { OutboundCommand } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { findTarget } from './find-target'

export interface AimedCommand {
  readonly device: RegisteredDevice
  readonly command: Command
  /** As the device hears it. */
  readonly outbound: OutboundCommand
}

/**
 * A command that came in over MQTT, with its device. A target that the sender does not see is unknown, whoever's it is;
 * one that its dialect cannot reach is refused at once.
 */
export async function aimCommand(
  sql: Sql,
  actor: Actor,
  { target, ...command }: CommandRequest,
): Promise<AimedCommand | Rejection> {
  const device = await findTarget(sql, actor, target)
  if (isRejection(device)) return device
  if (!may(actor, 'send:commands', device)) return missingPermission
  const outbound = dialectOf(device.dialect).encodeCommand(device, command)
  return isRejection(outbound) ? outbound : { device, command, outbound }
}

const missingPermission: Rejection = {
  stage: 'acl',
  code: 'missing-permission',
  sentence: 'This needs the permission "send:commands".',
  mend: {
    sentence: 'Ask an admin of the company for the role engineer, or for that scope on the API token.',
    action: { kind: 'show-api-tokens' },
  },
}
