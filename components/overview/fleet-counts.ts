export interface FleetCounts {
  readonly online: number
  /** "1,204", or "at least" where those never seen were not all counted. */
  readonly offline: string
  readonly neverSeen: string
}

/** From a company's own counts and one page of its devices that never connected. */
export function fleetCounts(
  devices: number,
  online: number,
  neverSeen: { readonly count: number; readonly isAll: boolean },
): FleetCounts {
  const offline = Math.max(0, devices - online - neverSeen.count)
  return {
    online,
    offline: neverSeen.isAll ? String(offline) : `≤ ${offline}`,
    neverSeen: neverSeen.isAll ? String(neverSeen.count) : `${neverSeen.count}+`,
  }
}
