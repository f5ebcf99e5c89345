/** Somebody at the console who takes access away and gives it back, one thing after the other, for as long as it lasts. */
import type { Api } from './api'
import { pause } from './publisher'
import type { ReaderLogin } from './slow-reader'
import { renewAccount, type SoakDevice } from './soak-device'

const EVERY_MS = 4_000
const AWAY_MS = 3_000
const SCOPES = ['read:telemetry', 'read:logs']

export class Troubler {
  readonly done = { disabled: 0, credentials: 0, suspended: 0, tokens: 0, refused: 0 }
  /** What the API refused to do; nothing should be. */
  readonly failures: string[] = []
  readerLogin: ReaderLogin = { username: '', password: '' }
  private isStopping = false
  private running: Promise<void> | undefined

  constructor(
    private readonly api: Api,
    private readonly companyId: string,
    private readonly tenantId: number,
    private readonly devices: readonly SoakDevice[],
    private readonly loginWrongly: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    await this.makeToken()
    this.running = this.run()
  }

  /** Everything is as it was again. */
  async stop(): Promise<void> {
    this.isStopping = true
    await this.running
  }

  private async run(): Promise<void> {
    const acts = [
      () => this.disable(),
      () => this.renewCredential(),
      () => this.suspend(),
      () => this.renewToken(),
      () => this.refuse(),
      () => this.renewAccounts(),
    ]
    for (let turn = 0; !this.isStopping; turn++) {
      try {
        await acts[turn % acts.length]?.()
      } catch (error) {
        this.failures.push(String(error))
      }
      await pause(EVERY_MS)
    }
  }

  private async disable(): Promise<void> {
    const device = this.devices[this.done.disabled++ % this.devices.length]
    if (!device) return
    const path = `/devices/${device.placed.id}`
    await this.api.send('PATCH', path, { status: 'disabled' })
    await pause(AWAY_MS)
    await this.api.send('PATCH', path, { status: 'enabled' })
  }

  private async renewCredential(): Promise<void> {
    const own = this.devices.filter(({ dialect }) => dialect !== 'thingscale')
    const device = own[this.done.credentials++ % own.length]
    if (!device) return
    const path = `/devices/${device.placed.id}/credentials`
    const { items } = await this.api.get(path)
    const kind = device.dialect === 'connio' ? 'key' : 'password'
    const { username, password } = await this.api.send('POST', path, { kind })
    for (const { id } of items) await this.api.send('DELETE', `${path}/${id}`)
    device.login = { username, password }
  }

  private async renewAccounts(): Promise<void> {
    const account = await renewAccount(this.api, this.tenantId)
    this.done.credentials++
    for (const device of this.devices) {
      if (device.dialect === 'thingscale') device.login = account
    }
  }

  private async suspend(): Promise<void> {
    this.done.suspended++
    await this.api.send('PATCH', `/tenants/${this.tenantId}`, { status: 'suspended' })
    await pause(AWAY_MS)
    await this.api.send('PATCH', `/tenants/${this.tenantId}`, { status: 'active' })
  }

  private async renewToken(): Promise<void> {
    const { username } = this.readerLogin
    await this.makeToken()
    await this.api.send('DELETE', `/api-tokens/${username}`)
    this.done.tokens++
  }

  private async makeToken(): Promise<void> {
    const { companyId } = this
    const made = await this.api.send('POST', '/api-tokens', {
      companyId,
      name: 'Soak reader',
      scopes: SCOPES,
    })
    this.readerLogin = { username: made.id, password: made.value }
  }

  private async refuse(): Promise<void> {
    this.done.refused++
    await this.loginWrongly()
  }
}
