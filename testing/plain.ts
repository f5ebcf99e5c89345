/** A tenant with plain clients: two devices, and a user who is none. */

import mqtt, { type MqttClient } from 'mqtt'
import type { Ctx } from '@/lib/services/context'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { type Arrived, type Inbox, inboxOf } from './inbox'
import type { ConnectOptions } from './mqtt'
import { makeCompany, makeDevice, makeTenant, makeUser } from './provision'

export interface PlainTenant {
  readonly companyId: string
  readonly companyName: string
  readonly tenantId: number
  readonly application: string
  readonly device: Awaited<ReturnType<typeof makeDevice>>
  /** User name and password of two devices and of a user. */
  readonly logins: readonly Login[]
  readonly asDevice: Login
  readonly asOther: Login
  readonly asUser: Login
}
export interface Login {
  readonly username: string
  readonly password: string
}

export async function makePlainTenant(ctx: Ctx): Promise<PlainTenant> {
  const company = await makeCompany(ctx)
  const tenant = await makeTenant(ctx, company.id)
  const [device, other] = [
    await makeDevice(ctx, tenant.id, 'plain'),
    await makeDevice(ctx, tenant.id, 'plain'),
  ]
  const user = await makeUser(ctx, company.id, 'engineer')
  const ofUser = await createUserCredential(ctx, { id: user.id, kind: 'plain', tenantId: tenant.id })
  const [asDevice, asOther, asUser] = [device.credential, other.credential, ofUser].map(loginOf)
  if (!asDevice || !asOther || !asUser) throw new Error('three logins were made')
  return {
    companyId: company.id,
    companyName: company.name,
    tenantId: tenant.id,
    application: tenant.application,
    device,
    logins: [asDevice, asOther, asUser],
    asDevice,
    asOther,
    asUser,
  }
}

const loginOf = ({ username, password }: Login): Login => ({ username, password })

/** What a client says of itself to speak this version. */
export const speaking = (version: 3 | 4 | 5): Pick<ConnectOptions, 'protocolVersion' | 'protocolId'> => ({
  protocolVersion: version,
  protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
})

/** A durable session, begun or gone on with. */
export const durable = (version: 3 | 4 | 5, clientId: string): Omit<ConnectOptions, 'port'> => ({
  ...speaking(version),
  clientId,
  clean: false,
  ...(version === 5 ? { properties: { sessionExpiryInterval: 3600 } } : {}),
})

/** Connected to a session that goes on; what waited for it is in the inbox. */
export function goOn(options: ConnectOptions): Promise<{ client: MqttClient; inbox: Inbox<Arrived> }> {
  const client = mqtt.connect({ protocol: 'mqtt', host: '127.0.0.1', reconnectPeriod: 0, ...options })
  const inbox = inboxOf(client)
  return new Promise((resolve, reject) => {
    client.once('connect', () => resolve({ client, inbox }))
    client.once('error', reject)
  })
}

/** What is published last: all that was to come has come by then. */
export const LAST = 'the-last'

export async function untilLast<Message extends { readonly text: string }>(
  from: Inbox<Message>,
): Promise<Message[]> {
  const come: Message[] = []
  for (;;) {
    const message = await from.next()
    if (message.text === LAST) return come
    come.push(message)
  }
}

export const endAll = (...clients: readonly MqttClient[]) =>
  Promise.all(clients.map((client) => client.endAsync()))
