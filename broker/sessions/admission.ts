/** Trip 3: CONNECT → credential → dialect's rules → grant held for the session, and a Live Log record either way. */
import { randomUUID } from 'node:crypto'
import type { DeviceCache } from '@/broker/devices'
import type { Admittance } from '@/broker/edge/admittance'
import { type ConnectPacket, versionOf } from '@/broker/edge/connect-packet'
import type { Edge } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import type { Gate } from '@/broker/gate'
import type { AccessDeps } from '@/lib/access/access-deps'
import { login } from '@/lib/access/login'
import type { LoginResult } from '@/lib/access/login-result'
import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import { dialectOf } from '@/lib/dialects/registry'
import { connectRefusalOf } from './connect-refusal'
import type { ConnectionLog } from './connection-log'
import { buildGrant } from './grant'
import { Session } from './session'
import type { SessionTable } from './session-table'

export interface AdmissionDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  readonly gate: Gate
  readonly records: ConnectionLog
  readonly keepAliveMaxSeconds: number
  onAdmitted(session: Session): void
}

const UNAVAILABLE: Rejection = {
  stage: 'connect',
  code: 'store-unavailable',
  sentence: 'The database does not answer, so nobody can be let in just now.',
}

/** Never rejects: whatever goes wrong on our side is "server unavailable" to the client. */
export async function admit(deps: AdmissionDeps, packet: ConnectPacket, edge: Edge): Promise<Admittance> {
  if (!(await deps.gate.waitForOpen(limits.suspendedConnectMs))) return refuse(UNAVAILABLE)
  let result: LoginResult
  try {
    result = await login(deps.access, {
      address: edge.facts.address,
      clientId: packet.clientId,
      ...(packet.username === undefined ? {} : { username: packet.username }),
      ...(packet.password === undefined ? {} : { password: packet.password }),
    })
  } catch (error) {
    deps.records.failed(error)
    return refuse(UNAVAILABLE)
  }
  if (!result.ok) {
    deps.records.refusedLogin(edge, packet, result)
    return refuse(result.rejection)
  }
  return open(deps, packet, edge, result.principal)
}

async function open(
  deps: AdmissionDeps,
  packet: ConnectPacket,
  edge: Edge,
  principal: Principal,
): Promise<Admittance> {
  try {
    if (principal.kind === 'device') await deps.devices.acquire(principal.deviceId)
  } catch (error) {
    deps.records.failed(error)
    return refuse(UNAVAILABLE)
  }
  const rejection = rulesBroken(deps, packet, principal)
  if (rejection) {
    deps.records.refusedPrincipal(edge, packet, principal, rejection)
    if (principal.kind === 'device') deps.devices.release(principal.deviceId)
    return refuse(rejection)
  }
  // The client went away while its login was under way: nobody would ever end this session.
  if (edge.isClosed) {
    if (principal.kind === 'device') deps.devices.release(principal.deviceId)
    return refuse(UNAVAILABLE)
  }
  const version = versionOf(packet)
  const clientId = packet.clientId || randomUUID()
  const key = `${principal.key}:${clientId}`
  const startsClean = packet.clean ?? true
  const isDurable = version === 5 ? (packet.properties?.sessionExpiryInterval ?? 0) > 0 : !startsClean
  const keepAliveSeconds = keepAliveOf(packet, deps.keepAliveMaxSeconds)
  const session = new Session(
    edge,
    key,
    clientId,
    version,
    isDurable,
    keepAliveSeconds,
    deps.sessions.idsFor(key, { startsClean, isDurable }),
    principal,
    buildGrant(principal, deps.devices, deps.devices.tenantOfSource),
  )
  deps.onAdmitted(session)
  return {
    isAdmitted: true,
    sessionKey: key,
    ids: session.ids,
    keepAliveSeconds,
    additions: {
      ...(packet.clientId ? {} : { assignedClientIdentifier: clientId }),
      ...(keepAliveSeconds === packet.keepalive ? {} : { serverKeepAlive: keepAliveSeconds }),
    },
  }
}

/** The dialect's rules of CONNECT, and the will: its topic passes the same checks as a publish. */
function rulesBroken(
  deps: AdmissionDeps,
  packet: ConnectPacket,
  principal: Principal,
): Rejection | undefined {
  const version = versionOf(packet)
  // [MQTT-3.1.3-8] Without a client id of its own a v3 client can have no durable session.
  if (version !== 5 && packet.clientId === '' && packet.clean === false) {
    return {
      stage: 'connect',
      code: 'client-id-not-accepted',
      sentence: 'An empty client id asks for a clean session.',
      mend: { sentence: 'Set a client id, or the clean session flag.' },
    }
  }
  if (Buffer.byteLength(packet.clientId) > limits.clientIdBytes) {
    return {
      stage: 'connect',
      code: 'client-id-not-accepted',
      sentence: `The client id is longer than ${limits.clientIdBytes} bytes.`,
      mend: { sentence: 'Use a shorter client id.' },
    }
  }
  if (principal.kind === 'console') return undefined
  const dialect = dialectOf(principal.dialect)
  const admission = dialect.admit(principal, {
    clientId: packet.clientId,
    version,
    clean: packet.clean ?? true,
    keepAliveSeconds: packet.keepalive ?? 0,
  })
  if (isRejection(admission)) return admission
  if (!packet.will) return undefined
  const grant = buildGrant(principal, deps.devices, deps.devices.tenantOfSource)
  if (topicNameFlaw(packet.will.topic) === undefined && grant.mayPublish(packet.will.topic)) return undefined
  return {
    ...dialect.explainOutOfScope(principal, 'publish', packet.will.topic, deps.devices),
    code: 'will-not-allowed',
    sentence: `The will's topic "${packet.will.topic}" is outside what this client may publish to.`,
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
