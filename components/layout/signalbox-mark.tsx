/** The name with its sign: a signal arm at clear. */
export function SignalboxMark() {
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent">
        <path d="M6 2v16M3 18h6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <path d="M6 5.5 17 2v4.5L6 9.5Z" fill="currentColor" />
      </svg>
      Signalbox
    </span>
  )
}
