'use client'

import { useRouter } from 'next/navigation'
import { ReviewDevice, type ReviewDeviceAction } from '../device/review-device'

/** The row's own button; the list is asked for again after it. */
export function ReviewInList(props: { device: { id: string; name: string }; review: ReviewDeviceAction }) {
  const router = useRouter()
  return <ReviewDevice {...props} onReviewed={() => router.refresh()} />
}
