/** What the tiles of the overview say, and which list each opens. Pure. */
import type { Overview } from '@/lib/contract/overview'
import { rateWords } from '../devices/rate-words'
import { bytesWords } from '../settings/limit-words'

export interface OverviewTile {
  readonly id:
    | 'online'
    | 'offline'
    | 'never-seen'
    | 'messages'
    | 'readings'
    | 'refused'
    | 'logins'
    | 'storage'
  readonly label: string
  readonly value: string
  readonly note: string
  readonly tone: 'ok' | 'warn' | 'bad' | 'neutral'
  readonly href: string | null
}

/** A batch that is longer on its way than this keeps devices waiting. */
const LAG_WARN_MS = 2_000

export function overviewTiles(
  { devices, traffic, refused, storage }: Overview,
  companyId: string | undefined,
  isAdmin: boolean,
): readonly OverviewTile[] {
  const href = (path: string, query: Readonly<Record<string, string>> = {}) => {
    const text = new URLSearchParams({ ...query, ...(companyId ? { company: companyId } : {}) }).toString()
    return text ? `${path}?${text}` : path
  }
  const count = (value: number) => value.toLocaleString('en')
  const noTraffic = 'the broker does not answer'
  return [
    {
      id: 'online',
      label: 'Online',
      value: count(devices.online),
      note: `of ${count(devices.total)}`,
      tone: devices.online > 0 ? 'ok' : 'neutral',
      href: href('/devices', { presence: 'online' }),
    },
    {
      id: 'offline',
      label: 'Offline',
      value: count(devices.offline),
      note: 'were seen before',
      tone: 'neutral',
      href: href('/devices', { presence: 'offline', sort: '-last-seen' }),
    },
    {
      id: 'never-seen',
      label: 'Never seen',
      value: count(devices.neverSeen),
      note: 'never connected',
      tone: devices.neverSeen > 0 ? 'warn' : 'neutral',
      href: href('/devices', { presence: 'never-seen' }),
    },
    {
      id: 'messages',
      label: 'Messages a second',
      value: traffic ? rateWords(traffic.messagesPerSecond) : '–',
      note: traffic ? `${count(traffic.connections)} connected, mean of 1 min` : noTraffic,
      tone: traffic ? 'neutral' : 'bad',
      href: href('/connections', { sort: '-rate' }),
    },
    {
      id: 'readings',
      label: 'Readings a second',
      value: traffic ? rateWords(traffic.readingsPerSecond) : '–',
      note: traffic ? 'stored, mean of 1 min' : noTraffic,
      tone: traffic ? 'neutral' : 'bad',
      href: href('/devices', { sort: '-last-seen' }),
    },
    {
      id: 'refused',
      label: 'Refused',
      value: count(refused.all),
      note: 'in the last hour',
      tone: refused.all > 0 ? 'bad' : 'neutral',
      href: href('/logs', { outcome: 'refused' }),
    },
    {
      id: 'logins',
      label: 'Login failures',
      value: count(refused.logins),
      note: 'in the last hour',
      tone: refused.logins > 0 ? 'bad' : 'neutral',
      href: href('/logs', { outcome: 'refused', stage: 'auth' }),
    },
    { id: 'storage', label: 'Storage', href: isAdmin ? '/settings' : null, ...storageWords(storage) },
  ]
}

function storageWords(storage: Overview['storage']): Pick<OverviewTile, 'value' | 'note' | 'tone'> {
  if (!storage) return { value: '–', note: 'the broker does not answer', tone: 'bad' }
  const { isTaking, lagMs, disk, diskFreeBytes } = storage
  const free = diskFreeBytes === null ? '' : `, ${bytesWords(diskFreeBytes)} free`
  const note = `lag ${lagMs < 1_000 ? `${Math.round(lagMs)} ms` : `${(lagMs / 1_000).toFixed(1)} s`}${free}`
  if (disk === 'nearly-full') return { value: 'Disk full', note, tone: 'bad' }
  if (!isTaking) return { value: 'Waiting', note, tone: 'bad' }
  return lagMs > LAG_WARN_MS ? { value: 'Slow', note, tone: 'warn' } : { value: 'OK', note, tone: 'ok' }
}
