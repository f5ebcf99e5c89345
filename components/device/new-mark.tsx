import { Sparkles } from 'lucide-react'
import { Badge } from '../ui/badge'

/** A device that registered itself, and that nobody has looked at yet. */
export function NewMark() {
  return (
    <Badge tone="info" title="It registered itself; nobody has looked at it yet">
      <Sparkles aria-hidden className="size-3" />
      New
    </Badge>
  )
}
