/** What each part that refuses offers, held against `testing/mend-table.ts`. */
import { expect, it } from 'vitest'
import * as refusals from '@/lib/access/refusals'
import type { MendKind } from '@/lib/core/mend-action'
import { isRejection, type ReasonCode, type Rejection, reasonCodes } from '@/lib/core/rejection'
import { filterMatches } from '@/lib/core/topic'
import { served } from '@/lib/dialects/arbitraries'
import { readEventFilter } from '@/lib/dialects/drogue/read-event-filter'
import { principals, receivedAt, registry } from '@/lib/dialects/fixtures'
import { missingPermission } from '@/lib/dialects/missing-permission'
import { dialectOf } from '@/lib/dialects/registry'
import { newDeviceNote, tooManyDevices } from '@/lib/dialects/thingscale/reasons'
import { isoTimestamp } from '@/lib/dialects/timestamp'
import { payloadOf, vectors } from '@/lib/dialects/vectors'
import { mendTable } from '@/testing/mend-table'
import { refuseUnstorable } from './refuse-unstorable'

/** Made where only a running broker is: its own tests see them. */
const ofTheBroker: readonly ReasonCode[] = ['too-many-retained', 'rate-limited']

const topics = [
  ...['a', '#', 'a/b/c/d', 'app/+', 'app/nobody', 'command/nobody/d/c', '$share/g', '$SYS/x'],
  ...['v1/raw/Other/#', 'tenant/1/device/2/sensor/a', 'tenant/123/device/x/command/y', 'json', '***/json/a'],
  ...['connio/data/out', 'command/inbox/x/#', 'channel/elsewhere', 'channel/my-device'],
]

const offered = new Map<ReasonCode, Set<MendKind>>()
for (const { code, mend } of everyRefusal()) {
  const kinds = offered.get(code) ?? new Set<MendKind>()
  offered.set(code, kinds)
  for (const action of [mend?.action, ...(mend?.others ?? [])]) if (action) kinds.add(action.kind)
}

it.each(reasonCodes)('%s offers what the table says', (code) => {
  const line = mendTable[code]
  const kinds = [...(offered.get(code) ?? [])].sort()
  if (typeof line === 'string') {
    expect(kinds).toEqual([])
    expect(line).toMatch(/\.$/)
  } else if (!ofTheBroker.includes(code)) expect(kinds).toEqual([...line].sort())
})

it('says in a sentence what mends each refusal', () => {
  for (const { code, sentence, mend } of everyRefusal())
    expect(mend?.sentence ?? '', `${code}: ${sentence}`).toMatch(/\S\.$/)
})

function* everyRefusal(): Generator<Rejection> {
  for (const vector of vectors) {
    const principal = principals[vector.principal]
    const { topic, contentType } = vector
    const message = { topic, payload: payloadOf(vector), qos: 1, receivedAt } as const
    const typed = contentType === undefined ? message : { ...message, contentType }
    yield* dialectOf(principal.dialect).decode(principal, typed, registry).rejections
  }
  yield* outOfScope()
  yield* admissions()
  yield* logins()
  yield missingPermission({ ...principals.user, kind: 'api-token' }, 'send:commands')
  const shared = readEventFilter('$share/g/my-app')
  if (shared.kind === 'event' && shared.note) yield shared.note
  yield newDeviceNote('station1')
  yield tooManyDevices('station1', 1_000)
  const late = isoTimestamp('2026-03-04T12:00:00Z', 't', { receivedAt, aheadHours: 24 })
  if (typeof late === 'object') yield late
  yield* fullDevice()
}

function* outOfScope(): Generator<Rejection> {
  for (const principal of served) {
    for (const topic of topics) {
      yield dialectOf(principal.dialect).explainOutOfScope(principal, 'subscribe', topic, registry)
      const { publish } = dialectOf(principal.dialect).claims(principal, registry)
      if (!/[+#]/.test(topic) && !publish.some((filter) => filterMatches(filter, topic)))
        yield dialectOf(principal.dialect).explainOutOfScope(principal, 'publish', topic, registry)
    }
  }
}

function* admissions(): Generator<Rejection> {
  for (const principal of served) {
    for (const version of [3, 4, 5] as const) {
      for (const clientId of ['', 'somebody']) {
        const connect = { clientId, version, clean: false, keepAliveSeconds: 60 }
        const admission = dialectOf(principal.dialect).admit(principal, connect, registry)
        if (isRejection(admission)) yield admission
        else yield* admission.warnings
      }
    }
  }
}

function* logins(): Generator<Rejection> {
  yield refusals.noCredentials()
  yield refusals.passwordAlone()
  yield refusals.unknownName('pump', 'Check the user name.')
  yield refusals.unknownAccessToken('sbx_tok_x')
  yield refusals.wrongSecret('The password is wrong.', 'Issue a new one.')
  yield refusals.tokenNotValid('The JWT has another audience.', 'Ask for a new one.')
  yield refusals.credentialExpired('key')
  yield refusals.credentialRevoked('key')
  yield refusals.deviceDisabled()
  yield refusals.deviceSuspended()
  yield refusals.tenantSuspended()
  yield refusals.companySuspended()
  yield refusals.userSuspended('6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002')
  yield refusals.tooManyAttempts(3)
  yield refusals.serverBusy()
}

function* fullDevice(): Generator<Rejection> {
  const path = { connection: 'a', measurement: 'b', key: 'c' }
  const reading = {
    ...path,
    deviceId: 'd',
    value: 1,
    ts: null,
    tags: {},
    receivedAt,
    dialect: 'capture',
  } as const
  const decoded = { readings: [reading], commands: [], rejections: [] }
  yield* refuseUnstorable(decoded, { sensorsMax: 1, sensorCount: 1, has: () => false }).rejections
}
