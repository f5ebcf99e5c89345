import { barShares } from './bar-shares'

/** The last days as bars; the numbers stand beside them, and so nothing is told by length alone. */
export function ReadingsByDay({ days }: { days: readonly { day: string; count: number }[] }) {
  const shares = barShares(days.map(({ count }) => count))
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="mb-1 text-left text-xs font-medium text-ink-muted">Readings a day (UTC)</caption>
      <tbody>
        {days.map(({ day, count }, index) => (
          <tr key={day}>
            <th
              scope="row"
              className="w-px py-0.5 pr-3 text-left font-normal whitespace-nowrap text-ink-faint tabular-nums"
            >
              {day}
            </th>
            <td className="py-0.5" aria-hidden>
              <div className="h-3 rounded-sm bg-accent/60" style={{ width: `${shares[index] ?? 0}%` }} />
            </td>
            <td className="w-px py-0.5 pl-3 text-right whitespace-nowrap tabular-nums">
              {count.toLocaleString('en')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
