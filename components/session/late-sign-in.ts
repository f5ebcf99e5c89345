/** next-auth's own calls; its code comes with the first of them and not with the page. */
import type { signIn as signInNow, signOut as signOutNow } from 'next-auth/react'

interface Credentials {
  readonly redirect: false
  readonly username: string
  readonly password: string
}

export async function signIn(
  provider: 'credentials',
  credentials: Credentials,
): Promise<Awaited<ReturnType<typeof signInNow<'credentials'>>>> {
  const nextAuth = await import('next-auth/react')
  return nextAuth.signIn(provider, { ...credentials })
}

export async function signOut(options: {
  readonly redirect: false
}): Promise<Awaited<ReturnType<typeof signOutNow<false>>>> {
  const nextAuth = await import('next-auth/react')
  return nextAuth.signOut(options)
}
