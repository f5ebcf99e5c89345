'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { askWho } from '../live/ask-who'

const EVERY_MS = 15_000

/**
 * For a page that is kept open: asks the server for it again, as long as somebody can see it. Without a session that
 * would lead to the sign-in, away from what is typed here: so it asks first.
 */
export function RefreshWhileSeen() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return
      askWho().then(
        () => router.refresh(),
        () => undefined,
      )
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
