/** A device a dialect and a back end, each with the CONNECT that lets it in; and one more device beside them. */
import type { IClientOptions, MqttClient } from 'mqtt'
import type { DialectId } from '@/lib/core/dialect-id'
import type { BadInput } from './bad-input-cases'
import type { TestBroker } from './broker'
import { type ConnectOptions, closed, connect } from './mqtt'
import { makeBackEnd, makeCompany, makeDevice, makeTenant } from './provision'

export type BadInputFleet = Awaited<ReturnType<typeof makeBadInputFleet>>

export async function makeBadInputFleet({ admin, mqttPort }: TestBroker) {
  const company = await makeCompany(admin)
  const tenant = await makeTenant(admin, company.id)
  const member = async (dialect: DialectId, slugs: string[] = []) => {
    const device = await makeDevice(admin, tenant.id, dialect, slugs)
    const { username, password } = device.credential
    return { device, login: { username, password } }
  }
  return {
    mqttPort,
    company,
    tenant,
    app: tenant.application,
    capture: await member('capture'),
    drogue: await member('drogue'),
    sensocan: await member('sensocan', ['temp']),
    thingscale: await member('thingscale'),
    connio: await member('connio', ['temp']),
    plain: await member('plain'),
    sibling: await makeDevice(admin, tenant.id, 'capture'),
    backEnd: await makeBackEnd(admin, company.id),
  }
}

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
