/** A port of loopback that nobody uses and that no other process is given; none is given twice in 99. */
export function freePort(): Promise<number>
