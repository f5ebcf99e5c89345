import type { z } from 'zod'
import type { Permission } from '@/lib/core/roles'

type Shape = z.ZodObject

/** One call of the API: from it come validation, OpenAPI, the permission check and the generated tests. */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends z.ZodType = z.ZodType,
> {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, path parameters in braces: `/devices/{id}`. */
  readonly path: string
  readonly summary: string
  /** What the caller must hold; the verb then asks for it at the very place. */
  readonly permission: Permission | 'public' | 'signed-in' | 'platform-admin'
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly output: Output
  readonly status: 200 | 201 | 202 | 204
  /** The answer is a download, and no JSON. */
  readonly answers?: 'file'
  /** Of the body, where 1 MiB is too little. */
  readonly bodyBytesMax?: number
}

/** What a verb of the operation takes: path, query and body in one flat object. */
export type InputOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Fields<z.infer<P>> & Fields<z.infer<Q>> & Fields<z.infer<B>>
    : never

/** The same before defaults are filled in: what a caller writes. */
export type RequestOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Fields<z.input<P>> & Fields<z.input<Q>> & Fields<z.input<B>>
    : never

/** The empty object says "no field" of itself; in an intersection it would say it of the others too. */
type Fields<T> = string extends keyof T ? unknown : T

export type OutputOf<O> = O extends Operation<Shape, Shape, Shape, infer Out> ? z.infer<Out> : never
