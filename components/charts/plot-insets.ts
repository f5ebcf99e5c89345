/** What the axes take of a chart's width, in px: charts below each other have the same time above the same time. */
export const PLOT_LEFT = 64
export const PLOT_RIGHT = 12
