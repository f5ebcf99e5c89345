export const REPLAY_ROWS_MAX = 10_000
