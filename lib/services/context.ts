import type { AccessDeps } from '@/lib/access/access-deps'
import type { Config } from '@/lib/config/config'
import type { InputOf, Operation, OutputOf } from '@/lib/contract/operation'
import type { Actor } from '@/lib/core/actor'
import type { Database } from '@/lib/db/database'
import type { askBroker } from '@/lib/link/ask-broker'

/** What every verb works with; one a process. */
export interface Services {
  readonly db: Database
  readonly access: AccessDeps
  readonly config: Pick<
    Config,
    'listeners' | 'publicHost' | 'dataDir' | 'port' | 'httpsPort' | 'tlsCertPath' | 'isProduction'
  >
  readonly broker: ReturnType<typeof askBroker>
  readonly now: () => number
}

/** One call: who asks, and from where. */
export interface Ctx {
  readonly services: Services
  readonly actor: Actor
  readonly requestId: string | null
  readonly address: string | null
  /** The console session that the call came with; null for API callers. */
  readonly sessionId: string | null
  /** The host that the caller reached us by, without port: what auth configs name unless PUBLIC_HOST is set. */
  readonly host: string
}

/** A verb knows its operation: from it come the permission at the door and the check of the input. */
export interface Verb<Op extends Operation = Operation> {
  (ctx: Ctx, input: InputOf<Op>): Promise<OutputOf<Op>>
  readonly operation: Op
}

export const verb = <Op extends Operation>(
  operation: Op,
  work: (ctx: Ctx, input: InputOf<Op>) => Promise<OutputOf<Op>>,
): Verb<Op> => Object.assign(work, { operation })

/** Who has not said who it is: sees nothing, may call what is public. */
export const nobody: Actor = {
  kind: 'system',
  id: 'nobody',
  name: 'nobody',
  isPlatformAdmin: false,
  reaches: [],
}
export const isNobody = (actor: Actor): boolean => actor.kind === 'system' && actor.id === 'nobody'
