import { expect } from '@playwright/test'
import type { apiOf } from '../api'
import type { PageIds } from '../pages'

type Api = Awaited<ReturnType<typeof apiOf>>

export interface DemoFleet {
  /** The misbehaving device and a refusal of its own; the engineer; the command to many of another tenant. */
  readonly ids: PageIds
  /** The tenant that the command to many went to. */
  readonly commandedTenantId: number
}

/** Waits until the fleet stands: its jobs are done, the misbehaving device was refused and was heard, and some have left. */
export async function demoFleet(admin: Api): Promise<DemoFleet> {
  let fleet: DemoFleet | undefined
  await expect(async () => {
    const { items: devices } = await admin.get('/devices?q=Cellar sensor')
    const [device] = devices
    const { items: refusals } = await admin.get(`/logs?deviceId=${device.id}&code=unknown-sensor&limit=1`)
    const { items: readings } = await admin.get(`/devices/${device.id}/latest`)
    expect(readings.length).toBeGreaterThan(0)
    const { items: commands } = await admin.get(`/devices/${device.id}/commands`)
    expect(commands[0].state).toMatch(/delivered|answered/)
    const { items: jobs } = await admin.get('/jobs?kind=send-commands')
    expect(jobs[0].state).toBe('done')
    expect((await admin.get('/away-sessions')).items).not.toEqual([])
    const { items: users } = await admin.get('/users?q=bakehouse.engineer')
    const { companyId, tenantId, id: deviceId } = device
    const ids = {
      companyId,
      tenantId,
      deviceId,
      userId: users[0].id,
      seq: refusals[0].seq,
      jobId: jobs[0].id,
    }
    fleet = { ids, commandedTenantId: jobs[0].tenantId }
  }).toPass({ timeout: 240_000, intervals: [500] })
  if (!fleet) throw new Error('no fleet')
  return fleet
}
