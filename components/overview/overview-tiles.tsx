import {
  Activity,
  Ban,
  CircleDashed,
  CircleDot,
  CircleX,
  HardDrive,
  KeyRound,
  type LucideIcon,
  Waves,
} from 'lucide-react'
import type { Overview } from '@/lib/contract/overview'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import { type Tone, textTones } from '../ui/tone'
import { type OverviewTile, overviewTiles } from './tiles-of'

const icons: Readonly<Record<OverviewTile['id'], LucideIcon>> = {
  online: CircleDot,
  offline: CircleX,
  'never-seen': CircleDashed,
  messages: Activity,
  readings: Waves,
  refused: Ban,
  logins: KeyRound,
  storage: HardDrive,
}

/** The fleet in eight numbers; each opens the list that it counts. */
export function OverviewTiles({
  overview,
  companyId,
  isAdmin,
}: {
  overview: Overview
  companyId: string | undefined
  isAdmin: boolean
}) {
  return (
    <ul
      aria-label="The fleet now"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4 2xl:grid-cols-8"
    >
      {overviewTiles(overview, companyId, isAdmin).map((tile) => (
        <Tile key={tile.id} tile={tile} icon={icons[tile.id]} />
      ))}
    </ul>
  )
}

function Tile({ tile, icon: Icon }: { tile: OverviewTile; icon: LucideIcon }) {
  const tone: Tone = tile.tone
  const face = (
    <>
      <span className={cn('flex items-center gap-1.5 text-xs', textTones[tone])}>
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{tile.label}</span>
      </span>
      <span className="mt-0.5 block truncate text-2xl font-semibold tracking-tight">{tile.value}</span>
      <span className="block text-xs wrap-anywhere text-ink-faint">{tile.note}</span>
    </>
  )
  return (
    <li className="bg-surface">
      {tile.href === null ? (
        <div className="h-full px-4 py-3">{face}</div>
      ) : (
        <Link
          href={tile.href}
          className="block h-full px-4 py-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
        >
          {face}
        </Link>
      )}
    </li>
  )
}
