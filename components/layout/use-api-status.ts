'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { ApiError } from '../live/api-call'
import { askWho } from '../live/ask-who'
import { noticeSession } from '../session/session-lapse'
import { ApiWatch } from './api-watch'
import type { LinkMark } from './status-marks'

const TIMEOUT_MS = 5_000

/** Whether the API answers, how fast, and that it still answers `userId`; asked while the tab is seen. */
export function useApiStatus(userId: string): LinkMark {
  const [watch] = useState(
    () =>
      new ApiWatch({
        ask: () => askFor(userId),
        isHidden: () => document.hidden,
        now: () => performance.now(),
      }),
  )
  useEffect(() => {
    const wake = () => watch.wake()
    watch.start()
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    return () => {
      watch.stop()
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
    }
  }, [watch])
  const now = useSyncExternalStore(watch.state.subscribe, watch.state.get, watch.state.first)
  const reconnect = () =>
    void watch.look().then((answer) => {
      if (answer.state === 'retrying' && isSignedOut(answer.error)) noticeSession('refused-act')
    })
  return now.state === 'retrying'
    ? { state: 'retrying', reason: reasonOf(now.error), reconnect }
    : { ...now, reconnect }
}

async function askFor(userId: string): Promise<void> {
  const id = await askWho(AbortSignal.timeout(TIMEOUT_MS))
  if (id !== userId) throw new ApiError(409, 'Another user signed in, in another tab. Reload this page.')
  noticeSession('signed-in')
}

const isSignedOut = (error: Error): boolean => error instanceof ApiError && error.status === 401

function reasonOf(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server does not answer.'
  if (isSignedOut(error)) return 'You are signed out. Sign in again.'
  return error.status === 409 ? error.message : `The API answers with status ${error.status}.`
}
