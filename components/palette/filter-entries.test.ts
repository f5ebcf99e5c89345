import { expect, it } from 'vitest'
import { filterEntries } from './filter-entries'
import type { EntryGroup, PaletteEntry } from './palette-entry'

const entry = (label: string, group: EntryGroup = 'go', note?: string): PaletteEntry => ({
  id: label,
  group,
  label,
  ...(note && { note }),
  act: { kind: 'go', href: '/' },
})
const labels = (entries: readonly PaletteEntry[]) => entries.map(({ label }) => label)

it('finds an entry by the words of its label and of its note, in any order', () => {
  const found = filterEntries([entry('Devices', 'go', 'Plant Süd'), entry('Users')], 'sud dev')
  expect(labels(found)).toEqual(['Devices'])
})

it('does not find everything by the name of the scope, which all of them share', () => {
  const found = filterEntries([entry('Devices', 'go', 'Plant'), entry('Plant', 'scope')], 'plant')
  expect(labels(found)).toEqual(['Plant'])
})

it('puts what begins with the text before what holds it, and keeps the groups together', () => {
  const found = filterEntries(
    [entry('All devices'), entry('Import devices', 'create'), entry('Device'), entry('Undevised')],
    'dev',
  )
  expect(labels(found)).toEqual(['Import devices', 'All devices', 'Device', 'Undevised'])
})

it('shows everything without a text', () => {
  expect(filterEntries([entry('Users'), entry('Audit')], '  ')).toHaveLength(2)
})
