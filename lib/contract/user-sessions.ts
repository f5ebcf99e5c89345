import { z } from 'zod'
import { idParams, instant, none, page, uuid } from './fields'
import type { Operation } from './operation'

/** A browser in which the user is signed in. */
export const userSessionSchema = z.object({
  id: uuid,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string(),
  userAgent: z.string(),
  /** The caller's own. */
  isCurrent: z.boolean(),
})
export type UserSession = z.infer<typeof userSessionSchema>

export const listUserSessionsOp = {
  id: 'listUserSessions',
  method: 'GET',
  path: '/users/{id}/sessions',
  summary:
    'Browsers in which a user is signed in, the last seen first; its own, or of a user that it administers',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: page(userSessionSchema),
  status: 200,
} satisfies Operation

export const endUserSessionOp = {
  id: 'endUserSession',
  method: 'DELETE',
  path: '/users/{id}/sessions/{sessionId}',
  summary: 'Sign a user out of one browser; its live page is cut',
  permission: 'signed-in',
  params: z.strictObject({ id: uuid, sessionId: uuid }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation

export const signOutUserOp = {
  id: 'signOutUser',
  method: 'POST',
  path: '/users/{id}/sign-out',
  summary:
    'Sign a user out everywhere: browsers, JWTs, live connections; passwords, API keys and plain credentials stay',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: z.object({
    sessionsEnded: z.number().int(),
    /** Null where the broker did not answer: what came by a session or a JWT is cut as soon as it reads of it. */
    connectionsCut: z.number().int().nullable(),
  }),
  status: 200,
} satisfies Operation
