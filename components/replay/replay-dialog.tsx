'use client'
import { History } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog'
import type { ReplayDialogProps } from './replay-steps'

const ReplaySteps = dynamic(() => import('./replay-steps').then((steps) => steps.ReplaySteps), { ssr: false })

/** Judges refused messages again: first without writing anything, then, on demand, for good. */
export function ReplayButton({
  label = 'Replay',
  ...props
}: ReplayDialogProps & { readonly label?: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger>
        <Button title="Judge refused messages again by the rules of today">
          <History aria-hidden /> {label}
        </Button>
      </DialogTrigger>
      {isOpen ? (
        <DialogContent title="Replay refused messages" size="md">
          <ReplaySteps {...props} />
        </DialogContent>
      ) : null}
    </Dialog>
  )
}
