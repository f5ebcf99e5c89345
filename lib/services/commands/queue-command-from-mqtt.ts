import { loadDeviceBySource } from '@/lib/access/load-device'
import type { CommandView } from '@/lib/contract/commands'
import { type Actor, may } from '@/lib/core/actor'
import type { CommandRequest } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import { dialectOf } from '@/lib/dialects/registry'
import { COMMAND_LIFE_MS } from './command-life'
import { insertCommand } from './insert-command'

export interface MqttCommand {
  /** Chosen before the batch, so that the batch may be repeated. */
  readonly id: string
  readonly actor: Actor
  readonly request: CommandRequest
  readonly qos: 0 | 1
}

/**
 * Queues a command that came in over MQTT, in the transaction of the batch that acknowledges it. A source that the
 * sender does not see is unknown, whoever's it is; one that its dialect cannot reach is refused at once.
 */
export async function queueCommandFromMqtt(
  sql: Sql,
  { id, actor, request, qos }: MqttCommand,
): Promise<CommandView | Rejection> {
  const companyIds = actor.reaches.map((reach) => reach.companyId)
  const device = await loadDeviceBySource(sql, companyIds, request.source)
  if (!device || !isReached(actor, device)) return unknownSource(request.source)
  if (!may(actor, 'send:commands', device)) return missingPermission
  const { source: _source, ...command } = request
  const encoded = dialectOf(device.dialect).encodeCommand(device, command)
  if (isRejection(encoded)) return encoded
  const expiresAt = new Date(Date.now() + COMMAND_LIFE_MS)
  const doer = { actor, requestId: null, address: null }
  return insertCommand(sql, doer, device, { id, command, qos, expiresAt })
}

/** By membership and not by rank: a platform admin commands over MQTT in its own companies alone, as anyone does. */
const isReached = (actor: Actor, { companyId, tenantId }: RegisteredDevice): boolean =>
  actor.reaches.some(
    (reach) =>
      reach.companyId === companyId && (reach.tenantIds === 'all' || reach.tenantIds.includes(tenantId)),
  )

const unknownSource = (source: string): Rejection => ({
  stage: 'topic',
  code: 'unknown-source',
  sentence: `No source "${source.slice(0, 80)}" is in a company that the sender sees.`,
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
