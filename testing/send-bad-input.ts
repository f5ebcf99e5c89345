import type { IClientOptions, MqttClient } from 'mqtt'
import type { BadInput } from './bad-input-cases'
import type { BadInputFleet } from './bad-input-fleet'
import { type ConnectOptions, closed, connect } from './mqtt'

/** The CONNECT of a case. */
export function connectOf(fleet: BadInputFleet, bad: BadInput, clientId: string): ConnectOptions {
  const { device, login } = fleet[bad.dialect]
  const own: Partial<IClientOptions> =
    bad.dialect === 'connio' ? { clientId: device.externalId, keepalive: 25 } : { clientId }
  return {
    port: fleet.mqttPort,
    ...(bad.isBackEnd ? fleet.backEnd.login : login),
    ...own,
    ...bad.connect?.(fleet),
  }
}

/** Connects, sends it, and leaves. */
export async function sendBadInput(fleet: BadInputFleet, bad: BadInput, clientId: string): Promise<void> {
  const client = await connect(connectOf(fleet, bad, clientId)).catch(() => undefined)
  if (!client) return
  await publishBad(fleet, bad, client)
  client.end(true)
}

/** Resolves once the broker has answered: by an acknowledgement, a refusal, or the end of the connection. */
export async function publishBad(fleet: BadInputFleet, bad: BadInput, client: MqttClient): Promise<void> {
  const sent = bad.publish
    ? client.publishAsync(...bad.publish(fleet), bad.options ?? { qos: 1 })
    : client.subscribeAsync(bad.subscribe?.(fleet) ?? '')
  const answered = sent.then(
    () => undefined,
    () => undefined,
  )
  await Promise.race([answered, closed(client)])
}
