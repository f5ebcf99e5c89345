import type { Api } from './api'
import { makeSoakDevice, makeSoakTenant, type SoakDevice, type SoakTenant } from './soak-device'
import { dialects } from './wires'

const STEADY_OF_EACH = 6
const TROUBLED_OF_EACH = 3

export interface SoakFleet {
  readonly companyId: string
  readonly companyName: string
  /** Nobody takes anything from these. */
  readonly steady: readonly SoakDevice[]
  readonly comers: readonly SoakDevice[]
  readonly troubledTenant: SoakTenant
  readonly troubled: readonly SoakDevice[]
}

/** Devices of all five dialects, made by the API. */
export async function makeSoakFleet(api: Api): Promise<SoakFleet> {
  const companyName = 'Soak Works'
  const { id: companyId } = await api.send('POST', '/companies', { name: companyName })
  const steadyTenant = await makeSoakTenant(api, companyId, 'Soak Hall')
  const troubledTenant = await makeSoakTenant(api, companyId, 'Troubled Hall')
  const several = async (tenant: SoakTenant, name: string, count: number): Promise<SoakDevice[]> => {
    const made: SoakDevice[] = []
    for (const dialect of dialects)
      for (let number = 1; number <= count; number++)
        made.push(await makeSoakDevice(api, tenant, dialect, `${name} ${dialect} ${number}`))
    return made
  }
  return {
    companyId,
    companyName,
    steady: await several(steadyTenant, 'Steady', STEADY_OF_EACH),
    comers: await several(steadyTenant, 'Comer', 1),
    troubledTenant,
    troubled: await several(troubledTenant, 'Troubled', TROUBLED_OF_EACH),
  }
}
