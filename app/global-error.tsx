'use client'

import { errorDigest } from '@/components/ui/error-digest'
import './globals.css'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = errorDigest(error)
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center">
          <title>Signalbox</title>
          <h1 className="text-xl font-semibold">The console could not be shown</h1>
          <p className="max-w-md text-ink-muted">
            The server failed. It may be starting, or its database may be away; the log has the reason
            {digest ? ' under this id' : ''}.
          </p>
          {digest ? <code className="text-sm select-all">{digest}</code> : null}
          <button
            type="button"
            className="h-8.5 rounded-md border border-line-strong bg-surface px-3 text-sm font-medium"
            onClick={() => retry()}
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
