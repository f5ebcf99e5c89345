/** A port of loopback that was free a moment ago; none is given twice in a hundred. */
export function freePort(): Promise<number>
