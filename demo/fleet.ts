/** What there is: one company with a plant, a building and an orchard. */
import { building } from './building'
import type { DemoTenant } from './demo-device'
import { orchard } from './orchard'
import { plant } from './plant'

export const companyName = 'Hollowbrook Foods'

export const tenants: readonly DemoTenant[] = [plant, building, orchard]
