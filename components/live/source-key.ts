import { encodeLevel } from '@/lib/core/topic'
import type { Feed, LiveTarget, Want } from './live-messages'

/** Company and source levels as they stand in a topic: one device, for worker and page alike. */
export const sourceKey = ({ companyName, source }: Pick<LiveTarget, 'companyName' | 'source'>): string =>
  `${encodeLevel(companyName)}/${encodeLevel(source)}`

const feedFilter = (feed: Feed, key: string): string => `v1/${feed === 'values' ? 'raw' : 'logs'}/${key}/#`

/** Under which the page keeps what the want brings, and what is subscribed to for it. */
export const wantKey = (want: Want): string => (want.feed === 'view' ? want.key : sourceKey(want))

export const wantTopic = (want: Want): string =>
  want.feed === 'view' ? want.topicFilter : feedFilter(want.feed, sourceKey(want))

/** Connection, measurement and key as one string: equal to the last three levels of the raw topic. */
export const pathOf = (connection: string, measurement: string, key: string): string =>
  [connection, measurement, key].map(encodeLevel).join('/')
