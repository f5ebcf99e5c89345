import { encodeLevel } from '@/lib/core/topic'
import type { Feed, LiveTarget } from './live-messages'

/** Company and source levels as they stand in a topic: one device, for worker and page alike. */
export const sourceKey = ({ companyName, source }: Pick<LiveTarget, 'companyName' | 'source'>): string =>
  `${encodeLevel(companyName)}/${encodeLevel(source)}`

export const feedFilter = (feed: Feed, key: string): string =>
  `v1/${feed === 'values' ? 'raw' : 'logs'}/${key}/#`

/** Connection, measurement and key as one string: equal to the last three levels of the raw topic. */
export const pathOf = (connection: string, measurement: string, key: string): string =>
  [connection, measurement, key].map(encodeLevel).join('/')
