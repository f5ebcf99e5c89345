/** How many minutes the live chart may show. */
export const liveSpans = [1, 5, 15, 60] as const
export type LiveSpan = (typeof liveSpans)[number]
