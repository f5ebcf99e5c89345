/**
 * Classes side by side: where two of them set the same property, the order of the style sheet decides and not that of
 * the words. A component says `weak:` before what its caller may set otherwise.
 */
export { clsx as cn } from 'clsx'
