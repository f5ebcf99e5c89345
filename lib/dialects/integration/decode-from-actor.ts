import { decodeCommand as decodeCaptureCommand } from '../capture/decode-command'
import type { Decoded, InboundMessage } from '../dialect'
import { decodeCommand as decodeDrogueCommand } from '../drogue/decode-command'

/** Back ends publish commands only; the topic says in whose form. */
export const decodeFromActor = (message: InboundMessage): Decoded =>
  message.topic.startsWith('command/') ? decodeDrogueCommand(message) : decodeCaptureCommand(message)
