import type { Sql } from '@/lib/db/sql'
import type { AttemptLimits } from './attempt-limits'
import type { PasswordHasher } from './password-hash'

/** What a login needs: in the broker and in the web alike. */
export interface AccessDeps {
  /** A pool, or anything that runs one statement. */
  readonly pool: Sql
  readonly keys: { readonly credentialKey: Buffer; readonly jwtKey: Buffer }
  readonly passwords: PasswordHasher
  readonly attempts: AttemptLimits
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
