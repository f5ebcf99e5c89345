import type { Locator, Page } from '@playwright/test'
import { expect } from './patient-expect'

/** More stops than any page has before what one wants. */
const STOPS_MAX = 150

/** A hand on the keyboard and none on the mouse: it goes from stop to stop, and looks each time whether it sees where it is. */
export function keyboardHand({ keyboard }: Page) {
  const goTo = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible()
    const stops = await target.evaluate(stopsTo)
    // Short of it, so that the last ones are looked at one by one: the count is only nearly the browser's own.
    for (let stop = 2; stop < Math.abs(stops); stop++) await keyboard.press(stops < 0 ? 'Shift+Tab' : 'Tab')
    for (let stop = 0; stop < STOPS_MAX; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate(isFocusSeen), `the focus is seen on ${target}`).toBe(true)
        return
      }
      await keyboard.press(stops < 0 && stop < 4 ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`${STOPS_MAX} times Tab do not lead to ${target}`)
  }
  return {
    goTo,
    async press(target: Locator, key = 'Enter') {
      await goTo(target)
      await keyboard.press(key)
    },
    async write(target: Locator, text: string) {
      await goTo(target)
      await keyboard.press('Control+A')
      await keyboard.type(text)
    },
  }
}

/** How many stops lie between the focus and the element; negative where it stands before. Runs in the page. */
function stopsTo(element: Element): number {
  const around = element.closest('[role=dialog], [role=alertdialog]') ?? document
  const focusable = 'a[href], button, input, select, textarea, [tabindex]'
  const stops: Element[] = [...around.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.matches(':disabled, [type=hidden]') &&
      (!one.matches('[type=radio]') || one.matches(':checked')) &&
      one.checkVisibility(),
  )
  const at = stops.indexOf(document.activeElement ?? document.body)
  return stops.indexOf(element) - at
}

/** On itself, or on the label that it fills. */
function isFocusSeen(element: Element): boolean {
  const ring = [element, element.closest('label')].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  })
  return ring && element.matches(':focus-visible')
}
