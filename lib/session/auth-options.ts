/** next-auth, whose cookie carries the id of a session row; the row decides (see `current-actor.ts`). */
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { endSession } from '@/lib/services/session/end-session'
import { SESSION_SECONDS, startSession } from '@/lib/services/session/start-session'
import { addressOf, isHttps } from './request-facts'
import { webServices } from './web-services'

declare module 'next-auth' {
  interface User {
    sid?: string
    epoch?: number
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
    epoch?: number
  }
}

// Without it next-auth believes in NEXTAUTH_URL alone; our own server overwrites the forwarding headers that it then reads.
process.env.AUTH_TRUST_HOST ??= '1'

export function authOptions(headers: Headers): AuthOptions {
  const { services, sessionSecret } = webServices()
  return {
    secret: sessionSecret,
    useSecureCookies: isHttps(headers),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'Signalbox',
        credentials: { username: { type: 'text' }, password: { type: 'password' } },
        async authorize(credentials) {
          const started = await startSession(services, {
            username: String(credentials?.username ?? '')
              .trim()
              .slice(0, 64),
            password: String(credentials?.password ?? ''),
            address: addressOf(headers),
            userAgent: headers.get('user-agent') ?? '',
          })
          return {
            id: started.userId,
            name: started.username,
            sid: started.sessionId,
            epoch: started.epoch,
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token
        return {
          sub: user.id,
          ...(user.name ? { name: user.name } : {}),
          ...(user.sid ? { sid: user.sid } : {}),
          ...(user.epoch === undefined ? {} : { epoch: user.epoch }),
        }
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name ?? null } }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await endSession(services, token.sid)
      },
    },
  }
}
