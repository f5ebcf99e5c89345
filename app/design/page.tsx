import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DesignSheet } from '@/components/design/design-sheet'

export const metadata: Metadata = { title: 'Design' }

/** Every primitive in every state, for whoever changes one. While developing only. */
export default function DesignPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return <DesignSheet />
}
