import { maskSecrets } from '@/broker/live/mask-secrets'
import type { Connection } from '@/lib/contract/connections'
import { companyIdOf } from './place-of'
import type { Session } from './session'

/** A live connection as the Connections page and the API show it. */
export function describeConnection(session: Session): Connection {
  const { principal, edge } = session
  return {
    id: session.id,
    principalKind: principal.kind,
    principal: principal.name,
    clientId: maskSecrets(session.clientId),
    companyId: companyIdOf(principal) ?? null,
    tenantId: principal.kind === 'device' ? principal.tenantId : null,
    deviceId: principal.kind === 'device' ? principal.deviceId : null,
    dialect: principal.kind === 'console' ? null : principal.dialect,
    address: edge.facts.address,
    listener: edge.facts.listener,
    protocolVersion: session.version,
    keepAliveSeconds: session.keepAliveSeconds,
    connectedAt: new Date(session.connectedAtMs).toISOString(),
    messagesIn: edge.messagesIn,
    messagesOut: edge.messagesOut,
    droppedQos0: session.droppedQos0,
    subscriptions: [...session.subscriptions.keys()],
  }
}
