import { toast } from '@/components/ui/late-toast'
import type { NamedTenant } from './tenant-actions'

/** Applications that differ only for a machine are allowed, and said. */
export function warnOfLookAlikes({ application, lookAlikes }: NamedTenant): void {
  if (lookAlikes.length === 0) return
  const others = lookAlikes.map((other) => `"${other}"`).join(', ')
  toast.warning(`"${application}" is easily taken for ${others}: their topics are different ones.`)
}
