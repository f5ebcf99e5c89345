'use client'

import { errorDigest } from '@/components/ui/error-digest'
import { ErrorState } from '@/components/ui/error-state'

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be made"
      sentence="The server failed while making it. The log has the reason under this id."
      requestId={errorDigest(error)}
      onRetry={retry}
    />
  )
}
