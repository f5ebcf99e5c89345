import { filled, pages } from '../pages'
import type { DemoFleet } from './fleet'

/** The address of every page, of things that are there. */
export const demoPages = ({ ids, commandedTenantId }: DemoFleet): readonly string[] =>
  pages.map((path) =>
    filled(path, path.includes('/batches/') ? { ...ids, tenantId: commandedTenantId } : ids),
  )
