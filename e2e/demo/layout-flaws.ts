/**
 * What is wrong with the layout of a page as it is drawn, one sentence a flaw. It runs in the page, so that all it
 * uses stands inside.
 */
export function layoutFlaws(): string[] {
  /** What a pointer may aim at. */
  const TARGETS =
    'a[href], button, input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=switch], [role=option], [role=menuitem]'
  /** WCAG 2.2, 2.5.8. */
  const TARGET_MIN = 24
  /** A line may be lower than its letters reach. */
  const LINE_SLACK = 4
  const width = document.documentElement.clientWidth
  const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(isShown)
  const targets = shown
    .filter((element) => element.matches(TARGETS) && !isSkipLink(element))
    .map((element) => ({ element, box: seenBox(element) }))
    .filter(({ box }) => box.right > box.left && box.bottom > box.top)
  return [...new Set([...sideways(), ...outside(), ...cut(), ...overlaps(), ...small(), ...headings()])]

  function sideways(): string[] {
    const { scrollWidth } = document.documentElement
    return scrollWidth > width ? [`the page is ${scrollWidth} px wide`] : []
  }

  function outside(): string[] {
    return shown.flatMap((element) => {
      const { left, right } = seenBox(element)
      return right > left && (right > width + 1 || left < -1)
        ? [`${nameOf(element)} reaches from ${Math.round(left)} to ${Math.round(right)} px`]
        : []
    })
  }

  /** Text that is longer than its place, and that nothing tells in full. */
  function cut(): string[] {
    return shown.flatMap((element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const isCut =
        (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + LINE_SLACK)
      return hasText && isCut && !isTold(element) ? [`${nameOf(element)} is cut and has no title`] : []
    })
  }

  /** By itself, by the control that it names, or by what a row of Live Logs opens. */
  function isTold(element: HTMLElement): boolean {
    const text = element.textContent?.trim() ?? ''
    const told = element.closest('[title]')?.getAttribute('title') ?? ''
    return (
      told.includes(text) ||
      element.closest('a[aria-label], button[aria-label], [role=log] button') !== null ||
      isSkipLink(element)
    )
  }

  function overlaps(): string[] {
    return targets.flatMap((one, index) =>
      targets.slice(index + 1).flatMap((other) => {
        if (one.element.contains(other.element) || other.element.contains(one.element)) return []
        if (isOfLabel(one.element, other.element)) return []
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        return across > 1 && down > 1 ? [`${nameOf(one.element)} overlaps ${nameOf(other.element)}`] : []
      }),
    )
  }

  /** Smaller than a finger wants, not in a line of text, and with another target within its circle. */
  function small(): string[] {
    return targets.flatMap(({ element, box }) => {
      const whole = (element.closest('label') ?? element).getBoundingClientRect()
      if (whole.width >= TARGET_MIN - 0.5 && whole.height >= TARGET_MIN - 0.5) return []
      if (getComputedStyle(element).display === 'inline') return []
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
      const isNear = targets.some((other) => {
        if (other.element === element || other.element.contains(element)) return false
        const dx = Math.max(other.box.left - x, 0, x - other.box.right)
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom)
        return Math.hypot(dx, dy) < TARGET_MIN / 2
      })
      const size = `${Math.round(whole.width)} by ${Math.round(whole.height)} px`
      return isNear ? [`${nameOf(element)} is ${size}, with another beside it`] : []
    })
  }

  function headings(): string[] {
    const levels = shown.flatMap(({ tagName }) => /^H([1-6])$/.exec(tagName)?.[1] ?? []).map(Number)
    const isOrdered = levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)
    const isOne = levels.filter((level) => level === 1).length === 1
    return isOrdered && isOne ? [] : [`the headings are of the levels ${levels.join(' ')}`]
  }

  function isShown(element: HTMLElement): boolean {
    const { width: wide, height } = element.getBoundingClientRect()
    // What only screen readers read is one pixel large.
    return (
      wide > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
  }

  /** As far as those around it that scroll or cut let it be seen. */
  function seenBox(element: HTMLElement): { left: number; right: number; top: number; bottom: number } {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const box = { left, right, top, bottom }
    for (
      let around = element.parentElement;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(around)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const edge = around.getBoundingClientRect()
      box.left = Math.max(box.left, edge.left)
      box.right = Math.min(box.right, edge.right)
      box.top = Math.max(box.top, edge.top)
      box.bottom = Math.min(box.bottom, edge.bottom)
    }
    return box
  }

  function isSkipLink(element: HTMLElement): boolean {
    return element.getAttribute('href') === '#page'
  }

  /** A box and the words beside it are one target. */
  function isOfLabel(one: HTMLElement, other: HTMLElement): boolean {
    const label = one.closest('label')
    return label !== null && label === other.closest('label')
  }

  function nameOf(element: HTMLElement): string {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return `<${element.tagName.toLowerCase()}> "${text.trim().replace(/\s+/g, ' ').slice(0, 50)}"`
  }
}
