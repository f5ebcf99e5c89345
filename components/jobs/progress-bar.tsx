/** How far something is, as a bar and in words. */
export function ProgressBar({
  label,
  value,
  max,
  isBad = false,
}: {
  label: string
  value: number
  max: number
  isBad?: boolean
}) {
  const percent = max === 0 ? 100 : Math.min(100, Math.floor((value / max) * 100))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div className={isBad ? 'h-full bg-bad' : 'h-full bg-accent'} style={{ width: `${percent}%` }} />
    </div>
  )
}
