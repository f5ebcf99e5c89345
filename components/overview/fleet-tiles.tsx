import { CircleDashed, CircleDot, CircleX, type LucideIcon } from 'lucide-react'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import { type Tone, textTones } from '../ui/tone'
import type { FleetCounts } from './fleet-counts'

/** Online, offline, never seen: each opens the list that it counts. */
export function FleetTiles({ counts, listHref }: { counts: FleetCounts; listHref: string }) {
  const href = (presence: string) => `${listHref}${listHref.includes('?') ? '&' : '?'}presence=${presence}`
  return (
    <ul className="grid grid-cols-3 divide-x">
      <Tile icon={CircleDot} tone="ok" label="Online" count={String(counts.online)} href={href('online')} />
      <Tile icon={CircleX} tone="neutral" label="Offline" count={counts.offline} href={href('offline')} />
      <Tile
        icon={CircleDashed}
        tone={counts.neverSeen === '0' ? 'neutral' : 'warn'}
        label="Never seen"
        count={counts.neverSeen}
        href={href('never-seen')}
      />
    </ul>
  )
}

function Tile({
  icon: Icon,
  tone,
  label,
  count,
  href,
}: {
  icon: LucideIcon
  tone: Tone
  label: string
  count: string
  href: string
}) {
  return (
    <li>
      <Link
        href={href}
        className="block h-full px-4 py-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span className={cn('flex items-center gap-1.5 text-xs', textTones[tone])}>
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{label}</span>
        </span>
        <span className="mt-0.5 block text-2xl font-semibold tracking-tight">{count}</span>
      </Link>
    </li>
  )
}
