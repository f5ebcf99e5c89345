import type { Frame } from '@/broker/edge/frame-scanner'
import { readPublishHead } from '@/broker/edge/read-frame'
import type { ConnectionLog } from './connection-log'
import type { Session } from './session'

/** A message that the client does not take for its size: counted, and told of [MQTT5-3.1.2-25]. */
export function tooLarge(records: ConnectionLog, session: Session, frame: Frame): void {
  session.droppedTooLarge++
  records.tooLarge(session, readPublishHead(frame).topic, frame.bytes.length)
}
