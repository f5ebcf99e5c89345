import type { Connection } from '@/lib/contract/connections'
import { isContested } from '@/lib/contract/is-contested'
import { StatusMark } from '../ui/status-mark'
import { takeoverSentence } from './takeover-sentence'

/** Said of a connection that another one threw out, and was thrown out by it, again and again. */
export function TakeoverMark({ connection }: { connection: Connection }) {
  if (!isContested(connection)) return null
  return (
    <span className="mt-1 mb-1 block max-w-72 text-xs text-ink-muted">
      <StatusMark mark="warn" className="text-xs">
        Taken over again and again
      </StatusMark>
      <span className="block">{takeoverSentence(connection.takeovers)}</span>
    </span>
  )
}
