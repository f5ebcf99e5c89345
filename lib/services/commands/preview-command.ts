import { previewCommandOp } from '@/lib/contract/commands'
import { isRejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import { verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'

export const previewCommand = verb(previewCommandOp, async (ctx, { id, name, payload, mapping }) => {
  await findDevice(ctx, id, 'send:commands')
  const device = await registeredDevice(ctx, id)
  const command = { name, payload, ...(mapping === undefined ? {} : { mapping }) }
  const encoded = dialectOf(device.dialect).encodeCommand(device, command)
  return isRejection(encoded)
    ? { isSendable: false as const, sentence: encoded.sentence, mend: encoded.mend?.sentence ?? null }
    : {
        isSendable: true as const,
        topic: encoded.topic,
        payload: Buffer.from(encoded.payload).toString('utf8'),
      }
})
