/** What the broker last saw of each device, written in batches; and of each credential, when it was last used. */
import type { Pool } from 'pg'
import { maskSecrets } from '@/lib/access/mask-secrets'
import { touchCredentials } from '@/lib/access/touch-credentials'
import type { Log } from '@/lib/log/log'
import type { Sender } from './sender'

const FLUSH_EVERY_MS = 1_000

interface Seen {
  readonly isOnline: boolean
  readonly connectedAt: Date | null
  readonly disconnectedAt: Date | null
  readonly lastSeenAt: Date
  readonly address: string
  readonly clientId: string
  readonly protocolVersion: number
  readonly disconnectReason: string | null
}

const ONLINE = { isOnline: true, disconnectedAt: null, disconnectReason: null } as const

export class Presence {
  private seen = new Map<string, Seen>()
  private credentialIds = new Set<string>()
  private lastHeard = new Map<string, Sender>()
  private timer: NodeJS.Timeout | undefined
  private flushing: Promise<void> = Promise.resolve()

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {}

  /** Nobody is connected to a broker that has just started. */
  async start(): Promise<void> {
    await this.pool.query(
      `UPDATE device_status SET is_online = false, disconnected_at = now(), disconnect_reason = 'the broker was restarted' WHERE is_online`,
    )
    this.timer = setInterval(() => this.flushSoon(), FLUSH_EVERY_MS)
    this.timer.unref()
  }

  connected(session: Sender): void {
    const { credentialKind, credentialId } = session.principal
    if (!rowless.some((kind) => kind === credentialKind)) this.credentialIds.add(credentialId)
    const { principal } = session
    if (principal.kind === 'device') this.note(session, principal.deviceId, ONLINE)
  }

  /** A device of the session is no longer there; `remaining`: another connection, which it is online by. */
  disconnected(session: Sender, deviceId: string, because: string, remaining: Sender | undefined): void {
    if (remaining) this.note(remaining, deviceId, ONLINE)
    else
      this.note(session, deviceId, {
        isOnline: false,
        disconnectedAt: new Date(),
        disconnectReason: because,
      })
  }

  heard(session: Sender): void {
    // A will is not the device's own sign of life.
    if (session.principal.kind === 'device' && !session.isEnded)
      this.lastHeard.set(session.principal.deviceId, session)
  }

  /** An account, or a gateway, published for a device. */
  spokeFor(session: Sender, deviceId: string): void {
    if (!session.isEnded) this.lastHeard.set(deviceId, session)
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.flushSoon()
    await this.flushing
  }

  private note(
    session: Sender,
    deviceId: string,
    state: Pick<Seen, 'isOnline' | 'disconnectedAt' | 'disconnectReason'>,
  ): void {
    const { edge, clientId, version } = session
    this.seen.set(deviceId, {
      ...state,
      connectedAt: new Date(session.connectedAtMs),
      lastSeenAt: new Date(),
      address: edge.facts.address,
      clientId: maskSecrets(clientId),
      protocolVersion: version,
    })
  }

  private flushSoon(): void {
    this.flushing = this.flushing.then(() => this.flush())
  }

  private async flush(): Promise<void> {
    for (const [deviceId, session] of this.lastHeard) {
      const noted = this.seen.get(deviceId)
      if (noted) this.seen.set(deviceId, { ...noted, lastSeenAt: new Date() })
      else this.note(session, deviceId, { ...ONLINE, isOnline: !session.isEnded })
    }
    this.lastHeard.clear()
    const seen = this.seen
    const credentialIds = [...this.credentialIds]
    this.seen = new Map()
    this.credentialIds = new Set()
    try {
      if (seen.size > 0) await this.write(seen)
      await touchCredentials(this.pool, credentialIds)
    } catch (error) {
      // Told again with the next flush; what is newer by then stands.
      for (const [deviceId, state] of seen) if (!this.seen.has(deviceId)) this.seen.set(deviceId, state)
      for (const id of credentialIds) this.credentialIds.add(id)
      this.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'presence could not be written',
      )
    }
  }

  private async write(seen: ReadonlyMap<string, Seen>): Promise<void> {
    const states = [...seen.values()]
    await this.pool.query(
      `INSERT INTO device_status (device_id, is_online, connected_at, disconnected_at, last_seen_at, address, client_id,
                                  protocol_version, disconnect_reason)
       SELECT t.* FROM unnest($1::uuid[], $2::bool[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[],
                              $7::text[], $8::int[], $9::text[]) AS t (device_id)
         JOIN devices d ON d.id = t.device_id
       ON CONFLICT (device_id) DO UPDATE SET
         is_online = excluded.is_online, connected_at = excluded.connected_at,
         disconnected_at = coalesce(excluded.disconnected_at, device_status.disconnected_at),
         last_seen_at = excluded.last_seen_at, address = excluded.address, client_id = excluded.client_id,
         protocol_version = excluded.protocol_version,
         disconnect_reason = coalesce(excluded.disconnect_reason, device_status.disconnect_reason)`,
      [
        [...seen.keys()],
        states.map((state) => state.isOnline),
        states.map((state) => state.connectedAt),
        states.map((state) => state.disconnectedAt),
        states.map((state) => state.lastSeenAt),
        states.map((state) => state.address),
        states.map((state) => state.clientId),
        states.map((state) => state.protocolVersion),
        states.map((state) => state.disconnectReason),
      ],
    )
  }
}

/** Credentials that are no rows. */
const rowless = ['jwt', 'ticket', 'none'] as const
