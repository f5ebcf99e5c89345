/** Devices that topics name: those of a ThingScale account, and those behind a Drogue gateway. */
import type { Pool } from 'pg'
import type { DeviceCache } from '@/broker/devices'
import type { Sender } from '@/broker/sessions/sender'
import type { AccountPrincipal, DevicePrincipal } from '@/lib/core/principal'
import type { Log } from '@/lib/log/log'
import { provisionDevice } from '@/lib/services/devices/provision-device'

const AGAIN_AFTER_MS = 250
/** A will is published when its client is gone already. */
const GIVEN_UP_AFTER_MS = 5_000
const HELD_LATE_MS = 5_000

/** Whose topics may name a device: it is looked for in their tenant. */
export type Naming = AccountPrincipal | DevicePrincipal

export class NamedDevices {
  private readonly registering = new Map<number, Promise<unknown>>()

  constructor(
    private readonly pool: Pool,
    private readonly devices: DeviceCache,
    private readonly log: Log,
  ) {}

  isHeld(session: Sender, { tenantId }: Naming, externalId: string): boolean {
    const device = this.devices.deviceNamed(tenantId, externalId)
    return device !== undefined && session.named.has(device.id)
  }

  /**
   * Has the device in the cache for as long as the session lasts, where there is one; waits for the database, and is
   * false where the client went away before it answered.
   */
  async lookUp(session: Sender, naming: Naming, externalId: string): Promise<boolean> {
    if (this.isHeld(session, naming, externalId)) return true
    const { tenantId } = naming
    const found = await this.untilItAnswers(session, () => this.devices.acquireNamed(tenantId, externalId))
    if (found?.answer) this.keep(session, found.answer.device.id)
    return found !== undefined
  }

  private keep(session: Sender, id: string): void {
    // Held once a session, whatever overtook it meanwhile.
    if (session.named.has(id)) {
      this.devices.release(id)
      return
    }
    session.named.add(id)
    if (session.hasLetGo) setTimeout(() => this.letGo(session, id), HELD_LATE_MS).unref()
  }

  /** Of a device that a will named, when the session had let go of all others. */
  private letGo(session: Sender, id: string): void {
    if (session.named.delete(id)) this.devices.release(id)
  }

  /** Registers the device that a ThingScale account published for, and has it at hand; `gone`: the client is. */
  async provision(
    session: Sender,
    account: AccountPrincipal,
    externalId: string,
  ): Promise<'created' | 'exists' | 'full' | 'gone'> {
    const { tenantId, companyId, dialect, name } = account
    const done = await this.untilItAnswers(session, () =>
      this.oneAtATime(tenantId, () => this.register({ tenantId, companyId, dialect, externalId, by: name })),
    )
    if (done?.answer === 'full') return 'full'
    return done && (await this.lookUp(session, account, externalId)) ? done.answer : 'gone'
  }

  /** Each locks the row of its tenant: the others would wait for it with a connection each. */
  private async oneAtATime<T>(tenantId: number, run: () => Promise<T>): Promise<T> {
    const turn = (this.registering.get(tenantId) ?? Promise.resolve()).then(run, run)
    this.registering.set(tenantId, turn)
    try {
      return await turn
    } finally {
      if (this.registering.get(tenantId) === turn) this.registering.delete(tenantId)
    }
  }

  private async register(device: Parameters<typeof provisionDevice>[1]) {
    const client = await this.pool.connect()
    let isBroken = true
    try {
      await client.query('BEGIN')
      const outcome = await provisionDevice(client, device)
      await client.query('COMMIT')
      isBroken = false
      return outcome
    } finally {
      // A connection whose transaction did not end is closed, which undoes it.
      client.release(isBroken)
    }
  }

  /** Nothing is acknowledged meanwhile; `undefined` once the client is gone, whose will has a little longer. */
  private async untilItAnswers<T>(
    session: Sender,
    ask: () => Promise<T>,
  ): Promise<{ readonly answer: T } | undefined> {
    const until = performance.now() + GIVEN_UP_AFTER_MS
    while (!session.edge.isClosed || performance.now() < until) {
      try {
        return { answer: await ask() }
      } catch (error) {
        this.log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'a device could not be looked up',
        )
        await new Promise((next) => setTimeout(next, AGAIN_AFTER_MS))
      }
    }
    return undefined
  }
}
