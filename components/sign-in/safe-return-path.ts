/** Where to go after signing in: a path of our own, or the start. Never another site. */
export function safeReturnPath(from: string | undefined): string {
  if (!from?.startsWith('/') || /^\/[/\\]/.test(from) || /\p{Cc}/u.test(from)) return '/'
  const path = new URL(from, 'http://here.invalid')
  if (path.origin !== 'http://here.invalid' || path.pathname.startsWith('/sign-in')) return '/'
  // "/..//host" normalizes to what a browser takes for another site.
  if (path.pathname.startsWith('//')) return '/'
  return `${path.pathname}${path.search}${path.hash}`
}
