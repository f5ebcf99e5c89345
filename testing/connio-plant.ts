import { createSensor } from '@/lib/services/sensors/create-sensor'
import type { TestBroker } from './broker'
import { connect } from './mqtt'
import { makeCompany, makeDevice, makeTenant } from './provision'

export type ConnioPlant = Awaited<ReturnType<typeof makeConnioPlant>>

/** A Connio device with the properties of the document's examples. */
export async function makeConnioPlant({ admin }: TestBroker, externalId?: string) {
  const company = await makeCompany(admin)
  const tenant = await makeTenant(admin, company.id)
  const wishes = externalId === undefined ? {} : { externalId }
  const device = await makeDevice(admin, tenant.id, 'connio', ['temperature', 'humidity'], wishes)
  const make = (slug: string, type: 'string' | 'json' | 'boolean') =>
    createSensor(admin, { id: device.id, slug, type })
  await Promise.all([make('state', 'string'), make('config', 'json'), make('on', 'boolean')])
  return { company, tenant, device, out: `connio/data/out/devices/${device.externalId}` }
}

export const connectConnio = ({ mqttPort }: TestBroker, { device }: ConnioPlant, more = {}) =>
  connect({ port: mqttPort, ...device.credential, clientId: device.externalId, keepalive: 25, ...more })
