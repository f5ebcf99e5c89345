/** The message of a record as a shell line that sends it again. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import { mosquittoLine } from '../credentials/mosquitto-line'
import type { Endpoint } from '../device/endpoint'
import { shownTopic } from '../device/shown-topic'
import { bytesOfHex } from './hex-dump'

/** Nothing where there is no message, or where not the whole of it was kept. */
export function recordLine(record: LogRecord, { host, mqttPort }: Endpoint): string | undefined {
  const { kind, topic, payload, payloadHex, payloadBytes, clientId, qos, protocolVersion } = record
  if (kind !== 'message' || topic === null || topic === '' || mqttPort === 0) return undefined
  const sent = payload ?? bytesOfHex(payloadHex ?? '')
  const bytes = typeof sent === 'string' ? new TextEncoder().encode(sent).length : sent.length
  if (bytes < (payloadBytes ?? 0)) return undefined
  return mosquittoLine({
    host,
    port: mqttPort,
    clientId: clientId ?? '',
    username: 'USER_NAME',
    password: 'PASSWORD',
    topic: shownTopic(record.dialect, topic),
    payload: sent,
    qos: qos ?? 0,
    isVersion5: protocolVersion === 5,
  })
}
