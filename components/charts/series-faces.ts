/** How the series of a chart are told apart: by colour token and by dash. */
export const seriesFaces = [
  { token: '--accent', dash: [] },
  { token: '--warn', dash: [6, 3] },
  { token: '--ok', dash: [2, 3] },
  { token: '--bad', dash: [8, 3, 2, 3] },
] as const

export const SERIES_MAX = seriesFaces.length
