import type { IClientSubscribeOptions } from 'mqtt'
import type { TestBroker } from './broker'
import { connect } from './mqtt'
import { makeBackEnd, makeCompany, makeDevice, makeTenant } from './provision'

export type DrogueApp = Awaited<ReturnType<typeof makeDrogueApp>>

/** An application with a connected device, and its readers as a back end opens them. */
export async function makeDrogueApp({ admin, mqttPort: port }: TestBroker, externalId = 'sensor-1') {
  const company = await makeCompany(admin)
  const tenant = await makeTenant(admin, company.id)
  const device = await makeDevice(admin, tenant.id, 'drogue', [], { externalId })
  const { login } = await makeBackEnd(admin, company.id)
  const sender = await connect({ port, ...device.credential, protocolVersion: 5 })
  const reader = (protocolVersion: 4 | 5, clientId?: string) =>
    connect({ port, ...login, protocolVersion, ...(clientId === undefined ? {} : { clientId }) })
  return { company, tenant, device, sender, reader, app: tenant.application }
}

/** A subscription in the binary mode. */
export const binary: IClientSubscribeOptions = {
  qos: 1,
  properties: { userProperties: { 'content-mode': 'binary' } },
}
