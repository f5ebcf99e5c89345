import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/session/auth-options'

interface Context {
  readonly params: Promise<{ nextauth: string[] }>
}

const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions(request.headers))

export { handler as GET, handler as POST }
