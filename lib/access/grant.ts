/** What a principal may publish and subscribe to, held for its session and rebuilt when something changes. */

import type { Reach } from '@/lib/core/actor'
import { sourceOfRawTopic, tenantOfLogsTopic } from '@/lib/core/output-topics'
import type { ConsolePrincipal, Principal } from '@/lib/core/principal'
import type { Registry } from '@/lib/core/registry'
import { encodeLevel, filterCovers, filterMatches } from '@/lib/core/topic'
import type { TopicClaims } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'

/** The tenant that a source of a company belongs to: needed where somebody sees only some tenants. */
export type TenantOfSource = (company: string, source: string) => number | undefined

const TOPICS_REMEMBERED = 1_000

const isWild = (filter: string): boolean => /[+#]/.test(filter)

export class Grant {
  private readonly publishable = new Map<string, boolean>()
  /** Of what may be received: a user of many tenants has three of these for each, and every delivery asks. */
  private readonly plainClaims: ReadonlySet<string>
  private readonly wildClaims: readonly string[]

  constructor(
    readonly claims: TopicClaims,
    private readonly reaches: readonly Reach[] | 'own',
    private readonly tenantOfSource: TenantOfSource,
    /** Filters inside the claims that are refused all the same, with whatever is inside of them; a wider one is not. */
    private readonly denied: readonly string[] = [],
  ) {
    this.plainClaims = new Set(claims.subscribe.filter((claim) => !isWild(claim)))
    this.wildClaims = claims.subscribe.filter(isWild)
  }

  mayPublish(topic: string): boolean {
    const known = this.publishable.get(topic)
    if (known !== undefined) return known
    const may = this.claims.publish.some((filter) => filterMatches(filter, topic))
    if (this.publishable.size < TOPICS_REMEMBERED) this.publishable.set(topic, may)
    return may
  }

  maySubscribe(filter: string): boolean {
    return (
      this.claims.subscribe.some((claim) => filterCovers(claim, filter)) &&
      (this.claims.takesFilter?.(filter) ?? true) &&
      !this.denied.some((other) => filterCovers(other, filter))
    )
  }

  /** Asked at each delivery: the topic must be inside the claims, and its tenant among those in sight. */
  mayReceive(topic: string): boolean {
    if (!this.plainClaims.has(topic) && !this.wildClaims.some((claim) => filterMatches(claim, topic)))
      return false
    return this.reaches === 'own' || this.reaches.some((reach) => this.isInReach(reach, topic))
  }

  private isInReach(reach: Reach, topic: string): boolean {
    // Applications are claimed one by one, each of a tenant in reach.
    if (!topic.startsWith('v1/')) return true
    const raw = sourceOfRawTopic(topic)
    const company = raw?.company ?? topic.split('/')[2]
    if (company !== encodeLevel(reach.companyName)) return false
    if (reach.tenantIds === 'all') return true
    const tenant = raw ? this.tenantOfSource(raw.company, raw.source) : tenantOfLogsTopic(topic)
    return typeof tenant === 'number' && reach.tenantIds.includes(tenant)
  }
}

export function buildGrant(principal: Principal, registry: Registry, tenantOfSource: TenantOfSource): Grant {
  switch (principal.kind) {
    case 'tenant-user':
    case 'lab':
      return new Grant(
        dialectOf(principal.dialect).claims(principal, registry),
        'own',
        tenantOfSource,
        principal.denied,
      )
    case 'device':
    case 'account':
    case 'anonymous':
      return new Grant(dialectOf(principal.dialect).claims(principal, registry), 'own', tenantOfSource)
    case 'user':
    case 'api-token':
      return new Grant(
        dialectOf(principal.dialect).claims(principal, registry),
        principal.actor.reaches,
        tenantOfSource,
      )
    case 'console':
      return new Grant(consoleClaims(principal), consoleReaches(principal), tenantOfSource)
  }
}

/** Subscribe only, one company: the raw tree for those who read telemetry, the logs for those who read logs. */
function consoleClaims(principal: ConsolePrincipal): TopicClaims {
  const company = encodeLevel(principal.companyName)
  const holds = (permission: 'read:telemetry' | 'read:logs') =>
    consoleReaches(principal).some((reach) => reach.permissions.includes(permission))
  return {
    root: '',
    publish: [],
    subscribe: [
      ...(holds('read:telemetry') ? [`v1/raw/${company}/#`] : []),
      ...(holds('read:logs') ? [`v1/logs/${company}/#`] : []),
    ],
  }
}

function consoleReaches({ actor, companyId, companyName }: ConsolePrincipal): readonly Reach[] {
  if (actor.isPlatformAdmin) {
    return [{ companyId, companyName, tenantIds: 'all', permissions: ['read:telemetry', 'read:logs'] }]
  }
  return actor.reaches.filter((reach) => reach.companyId === companyId)
}

/** Of a session whose principal lost everything: not even its will goes out. */
export const noGrant = new Grant({ root: '', publish: [], subscribe: [] }, [], () => undefined)
