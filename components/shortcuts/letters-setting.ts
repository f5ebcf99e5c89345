/** Whether single keys are shortcuts: who speaks to the computer, or types by accident, must be able to switch them off. */
import { Store } from '../live/store'

const KEPT_AS = 'signalbox-letter-shortcuts'

export const hasLetterShortcuts = new Store(true)

export function loadLetterShortcuts(): void {
  try {
    hasLetterShortcuts.set(localStorage.getItem(KEPT_AS) !== 'off')
  } catch {
    // A browser that keeps nothing has the first choice.
  }
}

export function setLetterShortcuts(isOn: boolean): void {
  hasLetterShortcuts.set(isOn)
  try {
    localStorage.setItem(KEPT_AS, isOn ? 'on' : 'off')
  } catch {
    // It holds until the page is left.
  }
}
