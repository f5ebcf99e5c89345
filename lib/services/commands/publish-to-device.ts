/** ThingScale's HTTP publish: a command to a device of any dialect, which that device's own dialect carries. */
import { z } from 'zod'
import { isUuid } from '@/lib/access/names'
import { type CommandView, queueCommandOp } from '@/lib/contract/commands'
import { jsonValue } from '@/lib/contract/fields'
import { conflict, Fault, invalid } from '@/lib/core/fault'
import type { Ctx } from '../context'
import { asFaults, demandAtTheDoor } from '../run-verb'
import { inSight, sightOf } from '../sight'
import { queueCommand } from './queue-command'

/** `name` is our addition, for dialects whose commands have one. */
const publishBody = z.object({
  deviceId: z.string().min(1).max(256),
  qos: z.number().int().min(0).max(2).default(1),
  payload: jsonValue,
  name: z.string().trim().min(1).max(200).default('publish'),
})

/** Answers where its command stands; the vendor's own codes lead the sentences of its refusals. */
export function publishToDevice(
  ctx: Ctx,
  input: unknown,
): Promise<{ id: string; state: CommandView['state'] }> {
  return asFaults(async () => {
    demandAtTheDoor(queueCommandOp, ctx.actor)
    const { deviceId, qos, payload, name } = parse(input)
    const id = await findOne(ctx, deviceId)
    const encoding = typeof payload === 'string' ? ('text' as const) : undefined
    const command = await queueCommand(ctx, { id, name, payload, encoding, qos })
    return { id: command.id, state: command.state }
  })
}

function parse(input: unknown) {
  const body = publishBody.safeParse(input)
  if (!body.success) {
    const [issue] = body.error.issues
    throw invalid(
      issue?.path.join('.') ?? '',
      `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'is not valid'}`,
    )
  }
  const { qos } = body.data
  if (qos === 2) throw invalid('qos', 'The publish call goes out at QoS 0 or 1; QoS 2 is for MQTT clients.')
  return { ...body.data, qos: qos === 0 ? (0 as const) : (1 as const) }
}

/** By UUID, or by an external id that one device in the caller's sight has. */
async function findOne({ services, actor }: Ctx, device: string): Promise<string> {
  const { prisma } = services.db
  const sight = inSight(sightOf(actor))
  if (isUuid(device)) {
    const row = await prisma.device.findFirst({
      where: { AND: [{ id: device }, sight] },
      select: { id: true },
    })
    if (row) return row.id
  }
  if (device.includes('\u0000')) throw noDevice()
  const rows = await prisma.device.findMany({
    where: { AND: [{ externalId: device }, sight] },
    select: { id: true },
    take: 2,
  })
  if (rows.length > 1)
    throw conflict('Several devices have this id, in different tenants: send the UUID of one.')
  if (!rows[0]) throw noDevice()
  return rows[0].id
}

const noDevice = () => new Fault('not-found', 'NO_DEVICE: no such device.')
