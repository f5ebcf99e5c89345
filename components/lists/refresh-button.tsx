'use client'

import { RotateCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '../ui/button'

/** Asks for the page's data again. */
export function RefreshButton() {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <Button isBusy={isPending} onClick={() => startTransition(() => router.refresh())}>
      {isPending ? null : <RotateCw aria-hidden />}
      Refresh
    </Button>
  )
}
