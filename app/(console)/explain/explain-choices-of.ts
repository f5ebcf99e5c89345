import type { Choice, ExplainChoices } from '@/components/explain/explain-choices'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { listApiTokens } from '@/lib/services/api-tokens/list-api-tokens'
import { listUsers } from '@/lib/services/users/list-users'
import { act } from '@/lib/session/act'
import { readerSight } from '../reader-sight'

const LISTED_MAX = 200

/** Users and tokens as far as the reader may list them; itself it may always ask for. */
export async function explainChoicesOf(actor: Actor): Promise<ExplainChoices> {
  const { tenants } = await readerSight()
  const isAdmin = mayAnywhere(actor, 'admin')
  const users = isAdmin ? await act(listUsers, { limit: LISTED_MAX }) : undefined
  const tokens = isAdmin ? await act(listApiTokens, { limit: LISTED_MAX }) : undefined
  const others: Choice[] = users?.ok
    ? users.data.items.map(({ id, username }) => ({ id, label: username }))
    : []
  return {
    tenants: tenants.map(({ id, name, companyName }) => ({
      id: String(id),
      label: `${name} (${id}), ${companyName}`,
    })),
    users: [{ id: actor.id, label: `${actor.name} (you)` }, ...others.filter(({ id }) => id !== actor.id)],
    apiTokens: tokens?.ok
      ? tokens.data.items.map(({ id, name, companyName }) => ({ id, label: `${name}, ${companyName}` }))
      : [],
  }
}
