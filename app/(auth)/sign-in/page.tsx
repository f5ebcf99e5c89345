import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignalboxMark } from '@/components/layout/signalbox-mark'
import { type PageSearch, queryText } from '@/components/lists/list-query'
import { safeReturnPath } from '@/components/sign-in/safe-return-path'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { isNobody } from '@/lib/services/context'
import { pageCtxOrNobody } from '@/lib/session/page-actor'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const from = queryText(search, 'from') ?? queryText(search, 'callbackUrl')
  const { actor } = await pageCtxOrNobody()
  if (!isNobody(actor)) redirect(safeReturnPath(from))
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center text-lg">
          <SignalboxMark />
        </div>
        <div className="rounded-lg border bg-surface p-6">
          <h1 className="mb-4 text-lg font-semibold">Sign in</h1>
          <SignInForm from={from} />
        </div>
        <p className="mt-4 text-center text-xs text-ink-faint">
          The administrator's first password was printed once, where Signalbox was first started.
        </p>
      </div>
    </main>
  )
}
