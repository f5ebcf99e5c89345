/** Some refused messages in one transaction: judged again, stored where they are accepted now, marked and audited. */
import type { PoolClient } from 'pg'
import type { LogRecord } from '@/lib/contract/logs'
import type { Rejection } from '@/lib/core/rejection'
import { sensorKey } from '@/lib/telemetry/create-sensors'
import type { Ctx } from '../context'
import { provisionDevice } from '../devices/provision-device'
import { viewLog } from '../logs/log-view'
import { judgeKept, type KeptJudgement } from '../messages/judge-kept'
import { LoadedDevices } from '../messages/loaded-devices'
import type { Accepted } from './accepted'
import { storeAccepted } from './store-accepted'
import type { Tally } from './tally'

export async function replayBatch(
  ctx: Ctx,
  client: PoolClient,
  seqs: readonly bigint[],
  tally: Tally,
  isDryRun: boolean,
): Promise<void> {
  const records = await lockRecords(ctx, client, seqs)
  const devices = new LoadedDevices(client)
  const accepted: Accepted[] = []
  const twins = new Set<string>()
  const twinSeqs: number[] = []
  for (const record of records) {
    if (record.replayedAt !== null) {
      tally.replayedBefore(record, `Replayed by ${record.replayedBy ?? 'somebody'} at ${record.replayedAt}.`)
      continue
    }
    if (twins.has(messageKey(record))) {
      twinSeqs.push(record.seq)
      tally.replayedBefore(record, 'Another record of the same message is replayed with it.')
      continue
    }
    const judged = await judgeOrRegister(client, devices, record)
    switch (judged.kind) {
      case 'not-kept':
        tally.notKept(record, judged.sentence)
        break
      case 'refused':
        tally.refused(record, judged.rejections[0])
        break
      case 'accepted': {
        twins.add(messageKey(record))
        const newSensors = judged.readings.filter((reading) => !devices.known(reading.deviceId)?.has(reading))
        tally.stored(record, judged.readings.length, newSensors.map(sensorKey))
        for (const reading of newSensors) devices.learn(reading.deviceId, reading)
        accepted.push({ ...judged, record, newSensors })
      }
    }
  }
  if (!isDryRun && accepted.length > 0) await storeAccepted(ctx, client, accepted, twinSeqs)
}

/** Two records of one message: two of its readings were refused, say, and no batch tells them apart. */
const messageKey = ({ principalKey, receivedAt, topic, itemIndex, payload, payloadHex }: LogRecord): string =>
  JSON.stringify([principalKey, receivedAt, topic, itemIndex, payload, payloadHex])

/** Of two replays at once the second waits here, and then finds the marks of the first. */
async function lockRecords(
  ctx: Ctx,
  client: PoolClient,
  seqs: readonly bigint[],
): Promise<readonly LogRecord[]> {
  await client.query('SELECT seq FROM live_log WHERE seq = ANY ($1::bigint[]) ORDER BY seq FOR UPDATE', [
    seqs.map(String),
  ])
  const rows = await ctx.services.db.prisma.logRecord.findMany({
    where: { seq: { in: [...seqs] } },
    orderBy: { seq: 'asc' },
  })
  return rows.map(viewLog)
}

/** ThingScale: the device is registered as at its first message, and the message is judged once more. */
async function judgeOrRegister(
  client: PoolClient,
  devices: LoadedDevices,
  record: LogRecord,
): Promise<Exclude<KeptJudgement, { kind: 'new-device' }>> {
  const judged = await judgeKept(client, devices, record)
  if (judged.kind !== 'new-device') return judged
  const { sender, externalId } = judged
  const { tenantId, companyId, name } = sender
  const made = await provisionDevice(client, {
    tenantId,
    companyId,
    dialect: 'thingscale',
    externalId,
    by: name,
  })
  if (made === 'full') return { kind: 'refused', rejections: [tooManyDevices(externalId)] }
  await devices.loadAgain(tenantId, externalId)
  const again = await judgeKept(client, devices, record)
  if (again.kind === 'new-device') throw new Error(`the device ${externalId} is registered and not found`)
  return again
}

const tooManyDevices = (externalId: string): Rejection => ({
  stage: 'quota',
  code: 'too-many-devices',
  sentence: `The device "${externalId}" is not registered, and its tenant has as many as may register themselves.`,
  mend: {
    sentence: 'Delete devices that are no longer used, register this one by hand, or raise the limit.',
    action: { kind: 'show-limit', limit: 'provisionedDevices' },
  },
})
