import { UserSessions } from '@/components/user-sessions/user-sessions'
import { listUserSessions } from '@/lib/services/users/list-user-sessions'
import { pageActor } from '@/lib/session/page-actor'
import { endUserSessionAction, signOutUserAction } from './account/session-actions'
import { read } from './read'

/** Where one user is signed in, the reader itself or another. */
export async function SessionsOfUser({ user }: { user: { readonly id: string; readonly username: string } }) {
  const actor = await pageActor()
  return (
    <UserSessions
      user={user}
      isOwn={user.id === actor.id}
      result={await read(listUserSessions, { id: user.id })}
      actions={{ end: endUserSessionAction, signOut: signOutUserAction }}
    />
  )
}
