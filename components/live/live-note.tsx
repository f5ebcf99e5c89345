'use client'
import { StatusMark } from '../ui/status-mark'
import { useLiveStatus } from './live-provider'

/** Whether what is shown is live, in words, where the reader looks. */
export function LiveNote({ isRefused }: { readonly isRefused: boolean }) {
  const { state, retryInSeconds, reason } = useLiveStatus()
  return (
    <span role="status" className="text-sm">
      {isRefused ? (
        <StatusMark mark="bad">The broker did not grant this feed</StatusMark>
      ) : state === 'live' ? (
        <StatusMark mark="ok">Live</StatusMark>
      ) : state === 'connecting' ? (
        <StatusMark mark="busy">Connecting</StatusMark>
      ) : (
        <span title={reason}>
          <StatusMark mark="warn">
            {state === 'off'
              ? 'Not live'
              : `Not live, trying again${retryInSeconds ? ` in ${retryInSeconds} s` : ''}`}
          </StatusMark>
        </span>
      )}
    </span>
  )
}
