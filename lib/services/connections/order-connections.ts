import type { Connection, ConnectionSort } from '@/lib/contract/connections'

/** What a connection is ordered by, and its id, which tells apart those that are alike. */
export type OrderKey = readonly [value: string | number, id: string]

const valueBy = {
  connectedAt: ({ connectedAt }: Connection) => connectedAt,
  principal: ({ principal }: Connection) => principal.toLowerCase(),
  rate: ({ messagesInPerSecond }: Connection) => messagesInPerSecond,
  queue: ({ queuedBytes }: Connection) => queuedBytes,
}

export interface Order {
  readonly keyOf: (connection: Connection) => OrderKey
  readonly compare: (a: OrderKey, b: OrderKey) => number
  /** What the value of a cursor must be. */
  readonly valueKind: 'string' | 'number'
}

export function orderOf(sort: ConnectionSort = '-connectedAt'): Order {
  const sign = sort.startsWith('-') ? -1 : 1
  const by = sort.replace('-', '')
  const value = by === 'rate' || by === 'queue' || by === 'principal' ? valueBy[by] : valueBy.connectedAt
  return {
    keyOf: (connection) => [value(connection), connection.id],
    compare: ([a, idA], [b, idB]) => sign * (a < b ? -1 : a > b ? 1 : idA < idB ? -1 : idA > idB ? 1 : 0),
    valueKind: by === 'rate' || by === 'queue' ? 'number' : 'string',
  }
}
