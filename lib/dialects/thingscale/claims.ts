import type { AccountPrincipal } from '@/lib/core/principal'
import type { TopicClaims } from '../dialect'
import { tenantRoot } from '../tenant-root'
import { dataForms } from './topics'

/** Data of any device of the account out; everything in its namespace in. */
export const claimsOfAccount = ({ tenantId }: AccountPrincipal): TopicClaims => ({
  root: tenantRoot('thingscale', tenantId),
  publish: dataForms.flatMap((form) => [`${form}/+`, `${form}/+/+`]),
  subscribe: ['#'],
})
