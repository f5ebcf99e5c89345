import { loadDeviceBySource } from '@/lib/access/load-device'
import { type Actor, may } from '@/lib/core/actor'
import type { CommandRequest } from '@/lib/core/command'
import type { Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_LIFE_MS } from './command-life'
import { insertCommand } from './insert-command'

export interface MqttCommand {
  readonly id: string
  readonly actor: Actor
  readonly request: CommandRequest
  readonly qos: 0 | 1
}

/**
 * Queues a command that came in over MQTT, in the transaction of the batch that acknowledges it. A source that the
 * sender does not see is unknown, whoever's it is.
 */
export async function queueCommandFromMqtt(
  sql: Sql,
  command: MqttCommand,
): Promise<{ id: string } | Rejection> {
  const { id, actor, request, qos } = command
  const companyIds = actor.reaches.map((reach) => reach.companyId)
  const device = await loadDeviceBySource(sql, companyIds, request.source)
  if (!device || !may(actor, 'read:telemetry', device)) return unknownSource(request.source)
  if (!may(actor, 'send:commands', device)) return missingPermission
  const { source: _source, ...asked } = request
  const expiresAt = new Date(Date.now() + COMMAND_LIFE_MS)
  await insertCommand(sql, { actor, requestId: null, address: null }, device, {
    id,
    command: asked,
    qos,
    expiresAt,
  })
  return { id }
}

const unknownSource = (source: string): Rejection => ({
  stage: 'topic',
  code: 'unknown-source',
  sentence: `No source "${source}" is in a company that you may send commands to.`,
  mend: { sentence: 'Copy the source id from the Overview of its device.' },
})

const missingPermission: Rejection = {
  stage: 'acl',
  code: 'missing-permission',
  sentence: 'This needs the permission "send:commands".',
  mend: {
    sentence: 'Ask an admin of the company for the role engineer, or for that scope on the API token.',
  },
}
