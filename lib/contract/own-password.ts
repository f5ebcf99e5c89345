import { z } from 'zod'
import { none } from './fields'
import type { Operation } from './operation'
import { password } from './users'

/** Of the console alone, like signing in: a program has no business with a person's password. So it is no route. */
export const changeOwnPasswordOp = {
  id: 'changeOwnPassword',
  method: 'POST',
  path: '/me/password',
  summary: 'Change the password of the caller, who says the present one; its sessions and JWTs end',
  permission: 'signed-in',
  params: none,
  query: none,
  body: z.strictObject({ current: z.string().max(256), password }),
  output: z.object({ sessionsEnded: z.number().int() }),
  status: 200,
} satisfies Operation
