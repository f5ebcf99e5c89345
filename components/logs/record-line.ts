/** The message of a record as a shell line that sends it again. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import { mosquittoLine } from '../credentials/mosquitto-line'
import type { Endpoint } from '../device/endpoint'
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
    topic: shellTopic(record, topic),
    payload: sent,
    qos: qos ?? 0,
    isVersion5: protocolVersion === 5,
  })
}

/** ThingScale topics are kept without the token that begins them; a foreign one was masked. */
const shellTopic = ({ dialect }: LogRecord, topic: string): string =>
  dialect === 'thingscale' ? `{DEVICE_TOKEN}/${topic.replace(/^\*\*\*\//, '')}` : topic
