import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/core/json'
import type { Tags } from '@/lib/core/reading'
import type { Rejection } from '@/lib/core/rejection'
import { messageTags } from '../message-tags'

/** What a feed or a point says besides its value: its tags, and `loc`, `ann` and a list of tags as their JSON text. */
export function feedTags({ tags, loc, ann }: JsonObject): { readonly tags: Tags } | Rejection {
  const isList = Array.isArray(tags)
  if (tags !== undefined && !isList && !isJsonObject(tags)) return messageTags(tags, 'tags')
  const named = isJsonObject(tags) ? tags : {}
  const texts = Object.entries({ ...(isList ? { tags } : {}), loc, ann }).flatMap(([name, json]) =>
    json === undefined || json === null ? [] : [[name, textOf(json)] as const],
  )
  return messageTags({ ...named, ...Object.fromEntries(texts) }, 'tags')
}

const textOf = (json: JsonValue): string => (typeof json === 'string' ? json : JSON.stringify(json))
