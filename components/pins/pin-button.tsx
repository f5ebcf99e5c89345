'use client'
import { Pin as PinIcon, PinOff } from 'lucide-react'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import { isPinned, PINS_MAX, type Pin } from './pins'
import { usePins } from './use-pins'

/** Keeps a sensor's chart on the tenant's overview, in this browser. */
export function PinButton({
  tenantId,
  label,
  ...pin
}: Pin & { readonly tenantId: number; readonly label: string }) {
  const { pins, toggle } = usePins(tenantId)
  if (pins === undefined) return null
  const isOn = isPinned(pins, pin)
  const isFull = !isOn && pins.length >= PINS_MAX
  const Icon = isOn ? PinOff : PinIcon
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={isOn ? `Unpin ${label}` : `Pin ${label}`}
      title={
        isFull
          ? `${PINS_MAX} charts are pinned, which is the most.`
          : "On the tenant's overview, in this browser"
      }
      disabled={isFull}
      onClick={() => {
        toggle(pin)
        toast.success(
          isOn ? `${label} is unpinned.` : `${label} is pinned to the tenant's overview, in this browser.`,
        )
      }}
    >
      <Icon aria-hidden /> {isOn ? 'Unpin' : 'Pin'}
    </Button>
  )
}
