import { type Explanation, explainOp } from '@/lib/contract/explain'
import type { InputOf } from '@/lib/contract/operation'
import { invalid } from '@/lib/core/fault'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { ProtocolVersion, Served } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { type Ctx, verb } from '../context'
import { LoadedDevices } from '../messages/loaded-devices'
import { accountTopic } from './account-topic'
import type { Asked } from './asked'
import { explainPublish } from './explain-publish'
import { explainSubscribe } from './explain-subscribe'
import { explainedSender } from './explained-sender'
import { viewRejection } from './view-rejection'

/** By the functions that the broker decides with; only what surrounds a decision is put into words here. */
export const explain = verb(explainOp, async (ctx, input): Promise<Explanation> => {
  const asked = await readAsked(ctx, input)
  const explained = input.action === 'publish' ? await explainPublish(ctx, asked) : explainSubscribe(asked)
  return asked.refusal ? notLetIn(explained, asked.refusal) : explained
})

async function readAsked(ctx: Ctx, input: InputOf<typeof explainOp>): Promise<Asked> {
  if (input.payload !== undefined && input.payloadHex !== undefined)
    throw invalid('payloadHex', 'or payload: give at most one of them')
  const { principal, refusal } = await explainedSender(ctx, input)
  const devices = new LoadedDevices(ctx.services.db.pool)
  const topic = principal.kind === 'account' ? await accountTopic(ctx, principal, input.topic) : input.topic
  await devices.prepareWhole(principal, topic)
  const version = input.version ?? newestOf(dialectOf(principal.dialect).wire.versions)
  const { qos, contentType, contentMode } = input
  const payload = payloadOf(input)
  const refused = refusal ?? versionRefusal(principal, version, devices)
  return {
    principal,
    devices,
    topic,
    version,
    qos,
    ...(refused ? { refusal: refused } : {}),
    ...(payload === undefined ? {} : { payload }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentMode === undefined ? {} : { contentMode }),
  }
}

const newestOf = (versions: readonly ProtocolVersion[]): ProtocolVersion => versions.at(-1) ?? 4

function payloadOf({ payload, payloadHex }: InputOf<typeof explainOp>): Uint8Array | undefined {
  if (payloadHex !== undefined) return Buffer.from(payloadHex, 'hex')
  return payload === undefined ? undefined : Buffer.from(payload, 'utf8')
}

/** A CONNECT that is right but for its version. */
function versionRefusal(
  principal: Served,
  version: ProtocolVersion,
  devices: LoadedDevices,
): Rejection | undefined {
  const own = 'deviceId' in principal && principal.deviceId ? devices.device(principal.deviceId) : undefined
  const clientId = principal.dialect === 'connio' && own ? own.externalId : 'explained'
  const admitted = dialectOf(principal.dialect).admit(
    principal,
    { clientId, version, clean: true, keepAliveSeconds: 25 },
    devices,
  )
  return isRejection(admitted) ? admitted : undefined
}

/** Whatever its topic would come to, the client is not let in. */
const notLetIn = (explained: Explanation, refusal: Rejection): Explanation => ({
  ...explained,
  outcome: 'refused',
  sentence: `The client would not be let in: ${refusal.sentence}`,
  rejections: [viewRejection(refusal), ...explained.rejections],
  notes: [...explained.notes, 'What follows is judged as if it were let in.'],
  told: 'the connection is refused (CONNACK)',
})
