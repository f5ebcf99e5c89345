/** `application/json`, `text/json` and `.../...+json`, whatever parameters follow. */
export function isJsonType(contentType: string): boolean {
  const type = bare(contentType)
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json')
}

export const isTextType = (contentType: string): boolean => bare(contentType).startsWith('text/')

const bare = (contentType: string): string => contentType.replace(/;.*$/s, '').trim().toLowerCase()
