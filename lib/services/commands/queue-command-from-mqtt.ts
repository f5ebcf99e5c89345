import type { CommandView } from '@/lib/contract/commands'
import type { Actor } from '@/lib/core/actor'
import type { CommandRequest } from '@/lib/core/command'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import { aimCommand } from './aim-command'
import { COMMAND_LIFE_MS } from './command-life'
import { insertCommand } from './insert-command'

export interface MqttCommand {
  /** Chosen before the batch, so that the batch may be repeated. */
  readonly id: string
  readonly actor: Actor
  readonly request: CommandRequest
  readonly qos: 0 | 1
}

/** Queues a command that came in over MQTT, in the transaction of the batch that acknowledges it. */
export async function queueCommandFromMqtt(
  sql: Sql,
  { id, actor, request, qos }: MqttCommand,
): Promise<CommandView | Rejection> {
  const aimed = await aimCommand(sql, actor, request)
  if (isRejection(aimed)) return aimed
  const { device, command } = aimed
  const expiresAt = new Date(Date.now() + COMMAND_LIFE_MS)
  const doer = { actor, requestId: null, address: null }
  return insertCommand(sql, doer, device, { id, command, qos, expiresAt })
}
