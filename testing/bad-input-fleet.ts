/** A device a dialect and a back end, each with the CONNECT that lets it in; and one more device beside them. */
import type { DialectId } from '@/lib/core/dialect-id'
import type { TestBroker } from './broker'
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
