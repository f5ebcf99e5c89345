/** Before each page: its Content-Security-Policy with a nonce, and the way to the sign-in. It is no lock: pages check. */
import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'

const SESSION_COOKIES = ['next-auth.session-token', '__Secure-next-auth.session-token']

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const isSignIn = pathname === '/sign-in'
  // A form's action is answered in its form, which asks to sign in again and keeps what was typed.
  const isAction = request.method === 'POST' && request.headers.has('next-action')
  if (!isSignIn && !isAction && !SESSION_COOKIES.some((name) => request.cookies.has(name))) {
    return redirectToSignIn(request, `${pathname}${search}`)
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'production')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Where the pages read it from, to come back to after a sign-in.
  headers.set('x-signalbox-path', `${pathname}${search}`)
  // Next itself takes the nonce for its scripts out of this one.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Relative, so that it holds behind whatever name and port the browser used. */
function redirectToSignIn(request: NextRequest, from: string): NextResponse {
  const location = from === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(from)}`
  return NextResponse.redirect(new URL(location, request.nextUrl))
}

export const config = {
  // Pages alone: neither calls of programs nor files.
  matcher: ['/((?!api/|Auth$|v1/publish$|v2/publish/|_next/|favicon|.*\\.[a-z0-9]+$).*)'],
}
