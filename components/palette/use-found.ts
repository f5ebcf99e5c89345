'use client'

import { useEffect, useState } from 'react'
import { devicePath } from '../device/device-path'
import { switcherEntries } from '../layout/switcher-entries'
import { listCompaniesOp, listDevicesOp, listTenantsOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import type { PaletteEntry } from './palette-entry'

const FOUND_MAX = 8
const SETTLE_MS = 150
const LETTERS_MIN = 2

interface Found {
  readonly entries: readonly PaletteEntry[]
  readonly isAsking: boolean
  readonly error: Error | null
}

/** Devices by name; companies and tenants too where there are more of them than the page already knows. */
export function useFound(text: string, knowsAllScopes: boolean): Found {
  const q = useSettled(text.trim())
  const isEnabled = q.length >= LETTERS_MIN
  const input = { q, limit: FOUND_MAX }
  const options = { isEnabled, keepsPrevious: true }
  const scopeOptions = { ...options, isEnabled: isEnabled && !knowsAllScopes }
  const devices = useApi(listDevicesOp, input, options)
  const companies = useApi(listCompaniesOp, input, scopeOptions)
  const tenants = useApi(listTenantsOp, input, scopeOptions)
  const isTooShort = text.trim().length < LETTERS_MIN
  if (isTooShort) return { entries: [], isAsking: false, error: null }
  return {
    entries: [
      ...scopesFound(companies.data?.items ?? [], tenants.data?.items ?? []),
      ...(devices.data?.items ?? []).map(
        (device): PaletteEntry => ({
          id: `device ${device.id}`,
          group: 'devices',
          label: device.name,
          note: `${device.externalId} · ${device.tenantName}`,
          act: { kind: 'go', href: devicePath(device) },
        }),
      ),
    ],
    isAsking: q !== text.trim() || devices.isFetching,
    error: devices.error ?? companies.error ?? tenants.error,
  }
}

type Scopes = Parameters<typeof switcherEntries>

function scopesFound(companies: Scopes[0], tenants: Scopes[1]): readonly PaletteEntry[] {
  const known = new Set(companies.map(({ id }) => id))
  const alone = tenants.filter(({ companyId }) => !known.has(companyId))
  return [
    ...switcherEntries(companies, tenants, '').filter(({ kind }) => kind !== 'everything'),
    ...alone.map(({ id, name }) => ({ label: name, note: String(id), href: `/tenant/${id}` })),
  ].map(({ label, note, href }) => ({
    id: `scope ${href}`,
    group: 'scope',
    label,
    ...(note && { note }),
    act: { kind: 'go', href },
  }))
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
