import { isUtf8 } from 'node:buffer'
import { type CommandPreview, previewCommandOp } from '@/lib/contract/commands'
import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import { verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { commandOf } from './command-of'

export const previewCommand = verb(previewCommandOp, async (ctx, { id, ...asked }) => {
  await findDevice(ctx, id, 'send:commands')
  return previewFor(await registeredDevice(ctx, id), commandOf(asked))
})

/** As the device would hear it, by the code that will send it. */
export function previewFor(device: RegisteredDevice, command: Command): CommandPreview {
  const encoded = dialectOf(device.dialect).encodeCommand(device, command)
  return isRejection(encoded)
    ? { isSendable: false, sentence: encoded.sentence, mend: encoded.mend?.sentence ?? null }
    : { isSendable: true, topic: encoded.topic, ...shown(Buffer.from(encoded.payload)) }
}

const shown = (payload: Buffer) =>
  isUtf8(payload)
    ? { payload: payload.toString('utf8'), payloadEncoding: 'text' as const }
    : { payload: payload.toString('base64'), payloadEncoding: 'base64' as const }
