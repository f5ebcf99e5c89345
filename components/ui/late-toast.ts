/** sonner's `toast`, which waits until the area that shows it has come; that is after the page, whose weight it is not. */
import type { ExternalToast, toast as Toast } from 'sonner'

type Say = (toast: typeof Toast) => void

let shown: typeof Toast | undefined
let waiting: Say[] = []

/** Called by the area once it listens: sonner forgets what is said before. */
export function showToasts(toast: typeof Toast): void {
  shown = toast
  const before = waiting
  waiting = []
  for (const say of before) say(toast)
}

function say(what: Say): void {
  if (shown) what(shown)
  else waiting.push(what)
}

const plain = (sentence: string, options?: ExternalToast) => say((toast) => toast(sentence, options))

export const toast = Object.assign(plain, {
  success: (sentence: string, options?: ExternalToast) => say((late) => late.success(sentence, options)),
  warning: (sentence: string, options?: ExternalToast) => say((late) => late.warning(sentence, options)),
  error: (sentence: string, options?: ExternalToast) => say((late) => late.error(sentence, options)),
})
