import { toast } from '@/components/ui/late-toast'
import type { NamedCompany } from '@/lib/contract/companies'

/** Names that differ only for a machine are allowed, and said. */
export function warnOfLookAlikes({ name, lookAlikes }: NamedCompany): void {
  if (lookAlikes.length === 0) return
  const others = lookAlikes.map((other) => `"${other}"`).join(', ')
  toast.warning(`"${name}" is easily taken for ${others}: their topics are different ones.`)
}
