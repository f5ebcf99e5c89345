/** Not in the chart's own file: the legend is on the page before the chart library is. */
export const BEFORE_DASH = '2 4'
