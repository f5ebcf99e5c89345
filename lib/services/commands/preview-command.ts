import { isUtf8 } from 'node:buffer'
import { previewCommandOp } from '@/lib/contract/commands'
import { isRejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import { verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { commandOf } from './command-of'

export const previewCommand = verb(previewCommandOp, async (ctx, { id, ...asked }) => {
  await findDevice(ctx, id, 'send:commands')
  const device = await registeredDevice(ctx, id)
  const encoded = dialectOf(device.dialect).encodeCommand(device, commandOf(asked))
  return isRejection(encoded)
    ? { isSendable: false as const, sentence: encoded.sentence, mend: encoded.mend?.sentence ?? null }
    : { isSendable: true as const, topic: encoded.topic, ...shown(Buffer.from(encoded.payload)) }
})

const shown = (payload: Buffer) =>
  isUtf8(payload)
    ? { payload: payload.toString('utf8'), payloadEncoding: 'text' as const }
    : { payload: payload.toString('base64'), payloadEncoding: 'base64' as const }
