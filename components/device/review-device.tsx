'use client'
import { CheckCheck } from 'lucide-react'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import type { Action } from './action-result'
import { sentenceOf } from './use-action'

export type ReviewDeviceAction = Action<{ id: string; isNew: false }, unknown>

/** Says that somebody has looked at a device that registered itself. */
export function ReviewDevice({
  device,
  review,
  onReviewed,
}: {
  readonly device: { readonly id: string; readonly name: string }
  readonly review: ReviewDeviceAction
  onReviewed?(): void
}) {
  const run = async () => {
    const sentence = await sentenceOf(review, { id: device.id, isNew: false })
    if (sentence) return toast.error(sentence)
    toast.success(`${device.name} is reviewed.`)
    onReviewed?.()
  }
  return (
    <Button size="sm" aria-label={`${device.name} is reviewed`} onClick={() => void run()}>
      <CheckCheck aria-hidden /> Reviewed
    </Button>
  )
}
