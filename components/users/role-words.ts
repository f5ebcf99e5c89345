import type { Role } from '@/lib/core/roles'

export const roleWords: Readonly<Record<Role, { readonly name: string; readonly sentence: string }>> = {
  viewer: { name: 'Viewer', sentence: 'Sees values, charts and Live Logs.' },
  engineer: { name: 'Engineer', sentence: 'Sees the same, and sends commands.' },
  'company-admin': { name: 'Company admin', sentence: 'Does everything in the company.' },
}
