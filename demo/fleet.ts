/** What there is: one company with a plant and a building. */
import { building } from './building'
import type { DemoTenant } from './demo-device'
import { plant } from './plant'

export const companyName = 'Hollowbrook Foods'

export const tenants: readonly DemoTenant[] = [plant, building]
