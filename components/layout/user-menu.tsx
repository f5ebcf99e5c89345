'use client'

import { CircleUser, KeyRound, LogOut } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useTransition } from 'react'
import { densities, densityOf, densityWords } from '@/components/density/density'
import { useDensity } from '@/components/density/use-density'
import { signOut } from '@/components/session/late-sign-in'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Link } from '../ui/link'

const themes = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

export function UserMenu({
  name,
  role,
  onNavigate,
}: {
  name: string
  role: string
  onNavigate?: () => void
}) {
  const { theme, setTheme } = useTheme()
  const [density, setDensity] = useDensity()
  const [isLeaving, startLeaving] = useTransition()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`${name}, ${role}: theme, tables, account and sign out`}
        className="flex w-full min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-sunken"
      >
        <CircleUser aria-hidden className="size-5 shrink-0 text-ink-faint" />
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="block truncate text-xs text-ink-faint">{role}</span>
        </span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="above">
        <DropdownMenuRadioGroup label="Theme" value={theme ?? 'system'} onValueChange={setTheme}>
          {themes.map(([value, label]) => (
            <DropdownMenuRadioItem key={value} value={value} staysOpen>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuRadioGroup
          label="Tables"
          value={density}
          onValueChange={(value) => setDensity(densityOf(value))}
        >
          {densities.map((one) => (
            <DropdownMenuRadioItem key={one} value={one} staysOpen>
              {densityWords[one]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild onSelect={() => onNavigate?.()}>
          <Link href="/account">
            <KeyRound aria-hidden />
            Account and API keys
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem disabled={isLeaving} onSelect={() => startLeaving(leave)}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** The server ends the session, and with it what is connected as it; then a full load, so that nothing stays on the page. */
async function leave(): Promise<void> {
  await signOut({ redirect: false })
  window.location.assign('/sign-in')
}
