/** The face that text-like controls share. 16 px on small screens, or iOS zooms into the page. */
export const controlClasses =
  'weak:w-full min-w-0 rounded-md border border-line-strong weak:bg-surface weak:px-2.5 text-lg text-ink transition-colors placeholder:text-ink-faint focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad sm:text-sm'
