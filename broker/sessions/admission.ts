/** Trip 3: CONNECT → credential → dialect's rules → grant held for the session, and a Live Log record either way. */
import { randomUUID } from 'node:crypto'
import type { DeviceCache } from '@/broker/devices'
import type { DurableSessions, Opened } from '@/broker/durable/durable-sessions'
import type { RetainedMessages } from '@/broker/durable/retained-messages'
import { rootOf } from '@/broker/durable/retained-rows'
import type { Admittance } from '@/broker/edge/admittance'
import { type ConnectPacket, versionOf } from '@/broker/edge/connect-packet'
import type { Edge } from '@/broker/edge/edge'
import { noPacketIds } from '@/broker/edge/inspect-frame'
import { limits } from '@/broker/edge/limits'
import { type Mount, makeMount } from '@/broker/edge/mount'
import type { Gate } from '@/broker/gate'
import { LAB_LISTENER } from '@/broker/lab'
import type { Counts } from '@/broker/metrics/counts'
import { willOf } from '@/broker/wills/will'
import type { Wills } from '@/broker/wills/wills'
import type { AccessDeps } from '@/lib/access/access-deps'
import { buildGrant, type Grant } from '@/lib/access/grant'
import { type Lab, labPrincipal } from '@/lib/access/lab-principal'
import { login } from '@/lib/access/login'
import { type LoginResult, letIn, refuse as refuseLogin } from '@/lib/access/login-result'
import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import type { Admission } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { clientIdFlaw } from './client-id-flaw'
import { connectRefusalOf } from './connect-refusal'
import type { ConnectionLog } from './connection-log'
import { hold, letGo } from './held-device'
import { Session } from './session'

export interface AdmissionDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly durable: DurableSessions
  readonly retained: RetainedMessages
  readonly wills: Wills
  readonly gate: Gate
  readonly records: ConnectionLog
  readonly counts: Counts
  readonly keepAliveMaxSeconds: number
  /** Where the lab listener is on. */
  readonly lab: Lab | undefined
  onAdmitted(session: Session): void
}

const UNAVAILABLE: Rejection = {
  stage: 'connect',
  code: 'store-unavailable',
  sentence: 'The database does not answer, so nobody can be let in just now.',
}

/** Never rejects: whatever goes wrong on our side is "server unavailable" to the client. */
export async function admit(deps: AdmissionDeps, packet: ConnectPacket, edge: Edge): Promise<Admittance> {
  if (!(await deps.gate.waitForOpen(limits.suspendedConnectMs))) return unavailable(deps)
  let result: LoginResult
  try {
    result = await logIn(deps, packet, edge)
  } catch (error) {
    deps.records.failed(error)
    return unavailable(deps)
  }
  if (!result.ok) {
    deps.records.refusedLogin(edge, packet, result)
    return refuse(result.rejection)
  }
  return open(deps, packet, edge, result.principal)
}

/** Clients of the lab listener need no credential. */
async function logIn(
  { access, lab }: AdmissionDeps,
  packet: ConnectPacket,
  edge: Edge,
): Promise<LoginResult> {
  if (edge.facts.listener === LAB_LISTENER && lab) {
    const principal = await labPrincipal(access, lab)
    return isRejection(principal) ? refuseLogin(principal, 'lab') : letIn(principal)
  }
  return login(access, {
    ...edge.facts,
    clientId: packet.clientId,
    version: versionOf(packet),
    ...(packet.username === undefined ? {} : { username: packet.username }),
    ...(packet.password === undefined ? {} : { password: packet.password }),
  })
}

async function open(
  deps: AdmissionDeps,
  packet: ConnectPacket,
  edge: Edge,
  principal: Principal,
): Promise<Admittance> {
  try {
    await hold(deps.devices, principal)
  } catch (error) {
    deps.records.failed(error)
    return unavailable(deps)
  }
  const grant = buildGrant(principal, deps.devices, deps.devices.tenantOfSource)
  const mount = mountOf(principal, grant, packet)
  const admission = rulesOf(deps, packet, principal, grant, mount)
  if (isRejection(admission)) {
    deps.records.refusedPrincipal(edge, packet, principal, admission)
    letGo(deps.devices, principal)
    return refuse(admission)
  }
  const version = versionOf(packet)
  const clientId = packet.clientId || randomUUID()
  const key = `${principal.key}:${clientId}`
  const startsClean = packet.clean ?? true
  const expirySeconds = version === 5 ? (packet.properties?.sessionExpiryInterval ?? 0) : 0
  const endsAtOnce = expirySeconds > 0 && !keepsSessions(principal)
  const isDurable = version === 5 ? expirySeconds > 0 && !endsAtOnce : !startsClean
  const keepAliveSeconds = keepAliveOf(packet, deps.keepAliveMaxSeconds)
  const keptSeconds = !isDurable ? 0 : version === 5 ? expirySeconds : limits.sessionExpirySeconds
  const sessionSeconds = Math.min(keptSeconds, limits.sessionExpirySeconds)
  const owner = {
    key,
    clientId,
    version,
    principal,
    facts: edge.facts,
    root: mount.isRouted ? grant.claims.root : '',
  }
  const will = willOf(packet, owner, mount, sessionSeconds)
  let opened: Opened | undefined
  try {
    if (mount.isRouted) await deps.retained.prepare(rootOf(grant.claims.root))
    if (will) deps.wills.keep(will)
    opened = await deps.durable.open({ key, clientId, principal, expirySeconds: sessionSeconds, startsClean })
    // [MQTT-3.1.2-8] It is stored with the session; where nothing else is, it is waited for alone.
    if (will && !opened) await deps.durable.writer.settled()
  } catch (error) {
    deps.records.failed(error)
    if (will) deps.wills.takeBack(will)
    letGo(deps.devices, principal)
    return unavailable(deps)
  }
  // The client went away while its login was under way: nobody would ever end this session.
  if (edge.isClosed) {
    if (opened) deps.durable.release(opened.session)
    if (will) deps.wills.takeBack(will)
    letGo(deps.devices, principal)
    return unavailable(deps)
  }
  const isResumed = opened?.isPresent ?? false
  const ids = opened?.ids ?? noPacketIds()
  const kept = { ids, durable: opened?.session, startsClean: !isResumed, will }
  const facts = { edge, key, clientId, version, isDurable, keepAliveSeconds, mount, ...kept }
  const session = new Session(facts, principal, grant)
  deps.onAdmitted(session)
  for (const warning of admission.warnings) deps.records.noted(session, warning)
  return {
    isAdmitted: true,
    sessionKey: key,
    ids,
    mount,
    keepAliveSeconds,
    isResumed,
    additions: {
      sharedSubscriptionAvailable: sharesFilters(principal),
      ...(keepsRetained(principal) ? { retainAvailable: true } : {}),
      ...(packet.properties?.requestResponseInformation && keepsRetained(principal)
        ? { responseInformation: `response/${session.id}` }
        : {}),
      ...(packet.clientId ? {} : { assignedClientIdentifier: clientId }),
      ...(keepAliveSeconds === packet.keepalive ? {} : { serverKeepAlive: keepAliveSeconds }),
      // [MQTT5-3.2.2.3.2] The client asked for more than there is.
      ...(endsAtOnce ? { sessionExpiryInterval: 0 } : {}),
    },
  }
}

/** Who may write `$share/...`: the integration side, and whoever is in a plain namespace. */
const sharesFilters = (principal: Principal): boolean =>
  principal.kind !== 'console' && (principal.dialect === 'plain' || 'applications' in principal)

const keepsRetained = (principal: Principal): boolean =>
  principal.kind !== 'console' && dialectOf(principal.dialect).wire.keepsRetained

/** Nobody comes back to a session of an anonymous reader, nor to one that has to begin anew: none is kept for them. */
const keepsSessions = (principal: Principal): boolean =>
  principal.kind !== 'console' && dialectOf(principal.dialect).wire.keepsSessions

/** A ThingScale account's password is the token that stands in front of its topics. */
function mountOf(principal: Principal, { claims }: Grant, packet: ConnectPacket): Mount {
  if (principal.kind === 'console') return makeMount('', false)
  const { isRouted } = dialectOf(principal.dialect).wire
  const token = principal.kind === 'account' ? packet.password?.toString('utf8') : undefined
  return makeMount(claims.root, isRouted, token)
}

/** The dialect's rules of CONNECT, and the will: its topic passes the same checks as a publish. */
function rulesOf(
  { devices }: AdmissionDeps,
  packet: ConnectPacket,
  principal: Principal,
  grant: Grant,
  mount: Mount,
): Admission | Rejection {
  const version = versionOf(packet)
  const flaw = clientIdFlaw(packet)
  if (flaw) return flaw
  if (principal.kind === 'console') return { warnings: [] }
  const dialect = dialectOf(principal.dialect)
  const connect = {
    clientId: packet.clientId,
    version,
    clean: packet.clean ?? true,
    keepAliveSeconds: packet.keepalive ?? 0,
  }
  const admission = dialect.admit(principal, connect, devices)
  if (isRejection(admission) || !packet.will) return admission
  const topic = mount.inner(packet.will.topic)
  if (topicNameFlaw(topic) === undefined && grant.mayPublish(topic)) return admission
  return {
    ...dialect.explainOutOfScope(principal, 'publish', topic, devices),
    code: 'will-not-allowed',
    sentence: `The will's topic "${topic}" is outside what this client may publish to.`,
  }
}

/** A v5 client that asks for none, or for more than the maximum, is told the maximum; v3 keeps what it asked for. */
function keepAliveOf(packet: ConnectPacket, maxSeconds: number): number {
  const asked = packet.keepalive ?? 0
  if (versionOf(packet) !== 5 || maxSeconds === 0) return asked
  return asked === 0 || asked > maxSeconds ? maxSeconds : asked
}

const refuse = (rejection: Rejection): Admittance => ({
  isAdmitted: false,
  refusal: connectRefusalOf(rejection),
})

/** Not the client's fault, and in no record of it. */
function unavailable({ counts }: AdmissionDeps): Admittance {
  counts.refusedLogins.add(UNAVAILABLE.code)
  return refuse(UNAVAILABLE)
}
