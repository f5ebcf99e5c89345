import type { Connection } from './connections'

const CONTESTED_FROM = 2

/** Two clients that use one client id throw each other out for ever. */
export const isContested = ({ takeovers }: Pick<Connection, 'takeovers'>): boolean =>
  takeovers.count >= CONTESTED_FROM
