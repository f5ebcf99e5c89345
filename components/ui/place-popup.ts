/** Where a popup stands beside what opened it, in CSS pixels of the window. */
const GAP_PX = 4
const EDGE_PX = 8

export interface Extent {
  readonly width: number
  readonly height: number
}

export interface Box extends Extent {
  readonly left: number
  readonly top: number
}

export interface Beside {
  readonly side: 'below' | 'above'
  readonly align: 'start' | 'end'
}

export interface PopupPlace {
  readonly left: number
  readonly top: number
  /** What there is of room; a popup that is higher scrolls. */
  readonly heightMax: number
}

/** On the wanted side if it fits there or the other has even less room, and within the window. */
export function placePopup(opener: Box, popup: Extent, view: Extent, { side, align }: Beside): PopupPlace {
  const below = opener.top + opener.height + GAP_PX
  const room = {
    below: view.height - EDGE_PX - below,
    above: opener.top - GAP_PX - EDGE_PX,
  }
  const other = side === 'below' ? 'above' : 'below'
  const chosen = popup.height <= room[side] || room[side] >= room[other] ? side : other
  const heightMax = Math.max(0, room[chosen])
  const along = align === 'start' ? opener.left : opener.left + opener.width - popup.width
  return {
    left: Math.max(EDGE_PX, Math.min(along, view.width - EDGE_PX - popup.width)),
    top: chosen === 'below' ? below : opener.top - GAP_PX - Math.min(popup.height, heightMax),
    heightMax,
  }
}
