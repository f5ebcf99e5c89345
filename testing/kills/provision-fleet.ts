/** Clients of all five dialects, of plain, and a back end; QoS 2 where a message says no time, so that twice would show. */
import type { DialectId } from '@/lib/core/dialect-id'
import type { Ctx } from '@/lib/services/context'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { makePlainTenant } from '../plain'
import { makeDevice, makeUser, PASSWORD } from '../provision'
import type { ClientPlan, MessageKind } from './fleet'

const STATION = 'station'

export async function provisionFleet(ctx: Ctx): Promise<readonly ClientPlan[]> {
  const { tenantId, companyId, asDevice, asOther, asUser, device } = await makePlainTenant(ctx)
  await updateTenant(ctx, { id: tenantId, limits: { publishesPerSecond: 10_000, publishBurst: 100_000 } })
  const clients: ClientPlan[] = []
  const add = (kind: MessageKind, qos: 1 | 2, version: 4 | 5, of: Publisher) =>
    clients.push({
      login: of.login,
      clientId: of.clientId ?? `kills-${kind}`,
      version,
      isClean: of.isClean ?? false,
      ...(of.subscribesTo === undefined ? {} : { subscribesTo: of.subscribesTo }),
      publishes: { kind, qos, place: { tenantId, externalId: of.externalId, token: of.token ?? '' } },
    })
  const make = async (dialect: DialectId, slugs: readonly string[] = []) => {
    const { credential, ...made } = await makeDevice(ctx, tenantId, dialect, slugs)
    return { id: made.id, externalId: made.externalId, login: loginOf(credential) }
  }

  for (const kind of ['sensocanSingle', 'sensocanBatch'] as const) {
    const made = await make('sensocan', ['number'])
    await createSensor(ctx, { id: made.id, slug: 'flag', type: 'boolean' })
    await createSensor(ctx, { id: made.id, slug: 'text', type: 'string' })
    add(kind, 1, kind === 'sensocanSingle' ? 4 : 5, made)
  }
  add('sensocanRefused', 2, 4, await make('sensocan'))
  const source = await make('capture')
  add('captureField', 2, 4, { ...source, subscribesTo: `v1/sources/${source.externalId}/#` })
  add('captureFields', 2, 5, await make('capture'))
  const user = await makeUser(ctx, companyId, 'engineer')
  const backEnd = { login: { username: user.username, password: PASSWORD }, externalId: '' }
  add('captureCommand', 2, 4, { ...backEnd, token: source.externalId })
  add('drogue', 1, 5, { ...(await make('drogue')), isClean: true })
  for (const kind of ['connioFeed', 'connioProperty'] as const) {
    const made = await make('connio', ['temperature', 'humidity'])
    add(kind, kind === 'connioFeed' ? 1 : 2, 4, { ...made, clientId: made.externalId })
  }
  const account = await make('thingscale')
  add('thingscale', 2, 4, {
    login: account.login,
    externalId: STATION,
    token: account.login.password,
    clientId: 'kills-station',
  })
  add('plainStored', 2, 5, { login: asDevice, externalId: device.externalId })
  add('plainRouted', 1, 4, { login: asOther, externalId: '' })
  for (const version of [4, 5] as const)
    clients.push({
      login: asUser,
      clientId: `kills-reader-${version}`,
      version,
      isClean: false,
      subscribesTo: 'kills/#',
    })
  return clients
}

interface Publisher {
  readonly login: ClientPlan['login']
  readonly externalId: string
  readonly clientId?: string
  readonly token?: string
  readonly isClean?: boolean
  readonly subscribesTo?: string
}

const loginOf = ({ username, password }: ClientPlan['login']): ClientPlan['login'] => ({ username, password })
