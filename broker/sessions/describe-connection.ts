import type { Rates } from '@/broker/rates/rates'
import { maskSecrets } from '@/lib/access/mask-secrets'
import type { Connection } from '@/lib/contract/connections'
import type { Principal } from '@/lib/core/principal'
import { whoIs } from './place-of'
import type { Session } from './session'
import type { Takeovers } from './takeovers'

/** A live connection as the Connections page and the API show it. */
export function describeConnection(
  session: Session,
  { rates, takeovers }: { readonly rates: Rates; readonly takeovers: Takeovers },
): Connection {
  const { principal, edge } = session
  const { companyId, tenantId, deviceId, dialect } = { ...nobody, ...whoIs(principal) }
  return {
    id: session.id,
    principalKind: principal.kind,
    principal: principal.name,
    principalId: idOf(principal) ?? deviceId,
    clientId: maskSecrets(session.clientId),
    companyId: companyId ?? null,
    tenantId,
    deviceId,
    dialect,
    address: edge.facts.address,
    listener: edge.facts.listener,
    protocolVersion: session.version,
    keepAliveSeconds: session.keepAliveSeconds,
    isDurable: session.isDurable,
    connectedAt: new Date(session.connectedAtMs).toISOString(),
    messagesIn: edge.messagesIn,
    messagesOut: edge.messagesOut,
    messagesInPerSecond: rates.ofSession(session),
    takeovers: takeovers.of(session.key),
    droppedQos0: session.droppedQos0,
    droppedTooLarge: session.droppedTooLarge,
    queuedMessages: session.durable?.depth.messages ?? 0,
    droppedQueueFull: session.durable?.lostToFull ?? 0,
    queuedBytes: edge.outboundBytes,
    subscriptions: [...session.subscriptions.values()].map(({ shown }) => maskSecrets(shown)),
  }
}

const idOf = (principal: Principal): string | undefined =>
  'actor' in principal ? principal.actor.id : 'userId' in principal ? principal.userId : undefined

const nobody = { companyId: null, tenantId: null, deviceId: null, dialect: null }
