import { buildGrant } from '@/lib/access/grant'
import type { Explanation } from '@/lib/contract/explain'
import { microsNow } from '@/lib/core/micros'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import type { InboundMessage } from '@/lib/dialects/dialect'
import { rejected } from '@/lib/dialects/rejected'
import { aimCommand } from '../commands/aim-command'
import type { Ctx } from '../context'
import { type Judgement, judge } from '../messages/judge'
import { viewMessage } from '../messages/out-message'
import { stamp } from '../messages/stamp'
import { shownAccountTopic } from './account-topic'
import type { Asked } from './asked'
import { claimOf } from './match-pattern'
import { grantedGrammar, nothingExplained, refusedWith } from './nothing-explained'
import { storedReadings } from './stored-readings'
import { viewRejection } from './view-rejection'
import { withNewDevice } from './with-new-device'

export async function explainPublish(ctx: Ctx, asked: Asked): Promise<Explanation> {
  const explained = nothingExplained(asked, 'publish')
  const flaw = topicNameFlaw(asked.topic)
  if (flaw) return refusedWith(explained, malformed(flaw), 'the connection is closed')
  const { principal, devices, topic, version, qos, contentType } = asked
  const message: InboundMessage = {
    topic,
    payload: asked.payload ?? new Uint8Array(),
    qos,
    receivedAt: microsNow(),
    ...(contentType === undefined || version !== 5 ? {} : { contentType }),
  }
  const grant = buildGrant(principal, devices, () => undefined)
  const judgeNow = () =>
    judge(principal, grant, message, { registry: devices, version, known: (id) => devices.known(id) })
  const first = judgeNow()
  const newDevice = first.decoded.newDevice?.externalId
  if (newDevice !== undefined) await withNewDevice(ctx, devices, principal, newDevice)
  const judged = newDevice === undefined ? first : judgeNow()
  const { isInScope, decoded, told } = judged
  const rejections = asked.payload === undefined ? aboutTopic(decoded.rejections) : decoded.rejections
  const commands = await explainCommands(ctx, asked, judged)
  const stored = storedReadings(asked, message, stamp(decoded.readings))
  const worth = decoded.readings.length + commands.filter((one) => one.message).length
  const failures = [...rejections.map(viewRejection), ...commands.flatMap(({ rejection }) => rejection ?? [])]
  const isTaken = failures.length === 0 || worth > 0
  return {
    ...explained,
    ...(isInScope ? { claim: claimOf(grant.claims.publish, topic) ?? null } : {}),
    // What the grammar refuses inside the grant is shown beside its form, and not beside the grant.
    ...(isInScope && isTaken ? grantedGrammar(asked, explained, topic, grant.claims.publish) : {}),
    ...stored,
    outcome: failures.length === 0 ? 'accepted' : isTaken ? 'partly' : 'refused',
    sentence: failures[0]?.sentence ?? acceptedSentence(asked, judged),
    rejections: failures,
    notes: [...notesOf(asked, newDevice), ...stored.notes],
    newDevice: newDevice ?? null,
    routedTo: judged.isRouted ? (principal.kind === 'account' ? shownAccountTopic(topic) : topic) : null,
    commands,
    told,
  }
}

const malformed = (flaw: string): Rejection =>
  rejected('topic', 'topic-not-in-grammar', `This is no topic of MQTT: ${flaw}.`, 'Correct the topic.')

/** Without a payload there is nothing to say of one. */
const aboutTopic = (rejections: readonly Rejection[]): readonly Rejection[] =>
  rejections.filter(({ stage }) => stage !== 'parse' && stage !== 'schema')

function acceptedSentence({ payload }: Asked, { decoded, isRouted }: Judgement): string {
  const { length } = decoded.readings
  if (decoded.commands.length > 0) return 'The command is queued for its device.'
  if (length > 0) return length === 1 ? 'One reading is stored.' : `${length} readings are stored.`
  if (isRouted) return 'It goes to the subscribers of its namespace, and nothing of it is stored.'
  return payload === undefined
    ? 'The principal may publish to this topic.'
    : 'It is taken, and holds nothing that is stored.'
}

function notesOf({ payload }: Asked, newDevice: string | undefined): string[] {
  return [
    ...(payload === undefined ? ['No payload was given: only the topic was judged.'] : []),
    ...(newDevice === undefined
      ? []
      : [`"${newDevice}" is not registered yet: it is made first, and zeros stand for its id here.`]),
  ]
}

async function explainCommands(
  { services }: Ctx,
  { principal }: Asked,
  { decoded }: Judgement,
): Promise<Explanation['commands']> {
  if (principal.kind !== 'user' && principal.kind !== 'api-token') return []
  const commands = []
  for (const request of decoded.commands) {
    const aimed = await aimCommand(services.db.pool, principal.actor, request)
    commands.push(
      isRejection(aimed)
        ? { name: request.name, device: null, message: null, rejection: viewRejection(aimed) }
        : {
            name: request.name,
            device: { id: aimed.device.id, name: aimed.device.name, dialect: aimed.device.dialect },
            message: viewMessage(aimed.outbound),
            rejection: null,
          },
    )
  }
  return commands
}
