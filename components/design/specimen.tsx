import type { ReactNode } from 'react'
import { Card } from '../ui/card'

/** One primitive of the sheet, with its states side by side. */
export function Specimen({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <Card title={name} {...(note ? { description: note } : {})}>
      <div className="flex flex-col gap-4">{children}</div>
    </Card>
  )
}

export function States({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>
}
