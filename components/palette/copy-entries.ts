/** What the page is about, by its address: ids that go into tickets, scripts and topics. */
import type { Scope } from '../layout/scope'
import type { PaletteEntry } from './palette-entry'

const idsInPath: readonly (readonly [pattern: RegExp, label: string, what: string])[] = [
  [/^\/tenant\/\d+\/devices\/([0-9a-f-]{36})(?=\/|$)/, 'Copy the device id', 'the device id'],
  [/^\/users\/([0-9a-f-]{36})$/, 'Copy the user id', 'the user id'],
  [/^\/messages\/(\d+)$/, 'Copy the number of the message', 'the number of the message'],
  [/^(?:\/tenant\/\d+\/commands\/batches|\/jobs)\/([0-9a-f-]{36})$/, 'Copy the job id', 'the job id'],
]

export function copyEntries(scope: Scope, path: string, address: string): readonly PaletteEntry[] {
  const found = idsInPath.flatMap(([pattern, label, what]) => {
    const text = pattern.exec(path)?.[1]
    return text === undefined ? [] : [entry(label, what, text)]
  })
  const { tenant, company } = scope
  return [
    ...found,
    ...(tenant ? [entry('Copy the tenant id', 'the tenant id', String(tenant.id))] : []),
    ...(company ? [entry('Copy the company id', 'the company id', company.id)] : []),
    { ...entry('Copy the link to this page', 'the link', address), note: path },
  ]
}

const entry = (label: string, what: string, text: string): PaletteEntry => ({
  id: `copy ${what}`,
  group: 'copy',
  label,
  note: text,
  act: { kind: 'copy', text, what },
})
