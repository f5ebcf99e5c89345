import type { Connection } from '@/lib/contract/connections'
import type { Session } from './session'

/** A live connection as the Connections page and the API show it. */
export function describeConnection(session: Session): Connection {
  const { principal, edge } = session
  return {
    id: session.id,
    principalKind: principal.kind,
    principal: principal.name,
    clientId: session.clientId,
    companyId:
      principal.kind === 'device' || principal.kind === 'console'
        ? principal.companyId
        : (principal.actor.reaches[0]?.companyId ?? null),
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
    subscriptions: [...session.subscriptions.keys()],
  }
}
