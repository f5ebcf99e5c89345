import type { Problem } from '@/lib/contract/problem'

/** What a server action answers: what the verb gave, or why it did not. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problem: Problem }

export type Action<I, T> = (input: I) => Promise<ActionResult<T>>
