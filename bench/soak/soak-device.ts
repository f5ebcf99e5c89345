import type { IClientOptions } from 'mqtt'
import type { Api } from './api'
import { type Placed, type SoakDialect, wires } from './wires'

export interface SoakMessage {
  /** Its value, counted from 1: by it the message is known again. */
  readonly number: number
  readonly topic: string
  readonly payload: string
}

/** A device of the fleet, its login of the moment, and its own journal. */
export class SoakDevice {
  sent = 0
  /** The numbers of the messages. */
  readonly acknowledged: number[] = []
  private lastMs = 0
  private token = ''

  constructor(
    readonly dialect: SoakDialect,
    readonly placed: Placed,
    public login: { readonly username: string; readonly password: string },
    readonly version: 4 | 5,
  ) {}

  /** Of a connection that begins now: its login is what its topics are made of. */
  beginning(): IClientOptions {
    this.token = this.login.password
    const clientId = wires[this.dialect].clientId?.(this.placed) ?? `soak-${this.placed.id}`
    return {
      ...this.login,
      clientId,
      protocolVersion: this.version,
      clean: true,
      reconnectPeriod: 0,
      connectTimeout: 15_000,
    }
  }

  /** What it says next. */
  message(): SoakMessage {
    this.lastMs = Math.max(this.lastMs + 1, Date.now())
    const { topic, payload } = wires[this.dialect]
    const number = ++this.sent
    return {
      number,
      topic: topic(this.placed, this.token),
      payload: payload(number, this.lastMs),
    }
  }
}

export interface SoakTenant {
  readonly id: number
  readonly application: string
  readonly account: { readonly username: string; readonly password: string }
}

export async function makeSoakTenant(api: Api, companyId: string, name: string): Promise<SoakTenant> {
  const { id, application } = await api.send('POST', '/tenants', { companyId, name })
  return { id, application, account: await renewAccount(api, id) }
}

/** The ones before are revoked. */
export async function renewAccount(api: Api, tenantId: number): Promise<SoakTenant['account']> {
  const { thingscaleId, deviceToken } = await api.send('POST', `/tenants/${tenantId}/device-token`)
  return { username: thingscaleId, password: deviceToken }
}

export async function makeSoakDevice(
  api: Api,
  { id: tenantId, application, account }: SoakTenant,
  dialect: SoakDialect,
  name: string,
): Promise<SoakDevice> {
  const made = await api.send('POST', '/devices', { tenantId, name, dialect })
  const { slug } = wires[dialect]
  if (slug !== undefined) await api.send('POST', `/devices/${made.id}/sensors`, { slug })
  const { id, externalId } = made
  const login = dialect === 'thingscale' ? account : made.credentials[0]
  const isOld = dialect === 'thingscale' || dialect === 'connio'
  return new SoakDevice(
    dialect,
    { id, externalId, tenantId, application },
    { username: login.username, password: login.password },
    isOld ? 4 : 5,
  )
}
