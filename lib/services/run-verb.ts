/** The one way into a verb from outside: permission at the door, the input checked, database errors as faults. */
import { z } from 'zod'
import type { InputOf, Operation, OutputOf } from '@/lib/contract/operation'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { Fault, forbidden, isFault } from '@/lib/core/fault'
import { faultOf } from '@/lib/db/database-fault'
import { type Ctx, isNobody, type Verb } from './context'

export async function runVerb<Op extends Operation>(
  verb: Verb<Op>,
  ctx: Ctx,
  input: unknown,
): Promise<OutputOf<Op>> {
  demandAtTheDoor(verb.operation, ctx.actor)
  return asFaults(() => verb(ctx, parseInput(verb.operation, input)))
}

/** Errors of the database as the faults that they are; anything else stays the bug it is. */
export async function asFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw isFault(error) ? error : (faultOf(error) ?? error)
  }
}

/** Whether the actor may call this at all; each verb then asks for the permission at the very place. */
export function demandAtTheDoor(operation: Operation, actor: Actor): void {
  const { permission } = operation
  if (permission === 'public') return
  if (isNobody(actor)) throw new Fault('unauthenticated', 'Sign in, or send a Bearer token.')
  if (permission === 'signed-in') return
  if (permission === 'platform-admin') {
    if (!actor.isPlatformAdmin) throw forbidden('Only a platform admin may do this.')
    return
  }
  if (!mayAnywhere(actor, permission)) throw forbidden(`This needs the permission "${permission}".`)
}

/** Path, query and body in one flat object; a field that the operation does not know is an error. */
export function parseInput<Op extends Operation>(operation: Op, input: unknown): InputOf<Op> {
  const { params, query, body } = operation
  const result = z.strictObject({ ...params.shape, ...query.shape, ...body.shape }).safeParse(input)
  if (result.success) return result.data as InputOf<Op>
  const issues = result.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.join('.'),
    message: issue.code === 'unrecognized_keys' ? `has no field ${issue.keys.join(', ')}` : issue.message,
  }))
  const first = issues[0]
  throw new Fault('invalid', first ? `${first.path || 'The request'}: ${first.message}.` : 'Not valid.', {
    issues,
  })
}
