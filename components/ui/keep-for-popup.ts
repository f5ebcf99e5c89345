/** For the `onEscapeKeyDown` of a dialog: with a popup open in it, Esc closes that alone. */
export function keepForPopup(event: KeyboardEvent): void {
  if (document.querySelector('[data-popup]')) event.preventDefault()
}
