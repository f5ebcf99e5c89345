'use client'
import type { Connection } from '@/lib/contract/connections'
import { plural } from '../lists/plural'
import { listConnectionsOp } from '../live/late-operations'
import { useApi } from '../live/use-api'

/** What a token holds open now: what revoking it would cut. `undefined` while it is asked, null where nobody knows. */
export function useConnectionsOfToken(
  tokenId: string,
  isEnabled: boolean,
): readonly Connection[] | null | undefined {
  const list = useApi(
    listConnectionsOp,
    { principalId: tokenId, limit: 200 },
    { isEnabled, refetchEveryMs: 2_000 },
  )
  if (list.data) return list.data.items
  return list.isError ? null : undefined
}

export function ConnectionsOfToken({
  connections,
}: {
  connections: readonly Connection[] | null | undefined
}) {
  if (connections === undefined) return 'What is connected over MQTT with it is cut within two seconds.'
  if (connections === null)
    return 'What is connected over MQTT with it is cut. The broker does not say what that is now.'
  if (connections.length === 0) return 'Nothing is connected over MQTT with it now.'
  return (
    <>
      Cuts {plural(connections.length, 'MQTT connection')} within two seconds:
      <ul className="mt-1 flex flex-col gap-0.5">
        {connections.map(({ id, address, clientId }) => (
          <li key={id}>
            <code>{address}</code> as <code className="break-all">{clientId}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
