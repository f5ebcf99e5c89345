'use client'

import { Trash2 } from 'lucide-react'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { Specimen, States } from './specimen'

const sizes = ['sm', 'md', 'lg'] as const

export function OverlaySpecimens() {
  return (
    <Specimen name="Dialog, drawer, menu" note="Esc closes each, and the focus goes back to its button.">
      <States>
        {sizes.map((size) => (
          <Example key={size} name={`Dialog, ${size}`} size={size} />
        ))}
        <Example name="Drawer" size="md" side />
        <ConfirmDialog
          trigger={<Button variant="danger-outline">Confirm</Button>}
          title="Delete press-7?"
          consequences={['It is cut off at once.', 'Its readings are deleted.']}
          nameToType="press-7"
          confirmLabel="Delete"
          onConfirm={async () => 'This is the sheet: nothing can be deleted here.'}
        />
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button>Menu</Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuLabel>Press 7</DropdownMenuLabel>
            <DropdownMenuItem>Rename</DropdownMenuItem>
            <DropdownMenuItem disabled>Disabled</DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuRadioGroup label="One of these" value="a">
              <DropdownMenuRadioItem value="a">Chosen</DropdownMenuRadioItem>
              <DropdownMenuRadioItem value="b">Not chosen</DropdownMenuRadioItem>
            </DropdownMenuRadioGroup>
            <DropdownMenuSeparator />
            <DropdownMenuItem isDanger>
              <Trash2 aria-hidden />
              Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </States>
    </Specimen>
  )
}

function Example({
  name,
  size,
  side = false,
}: {
  name: string
  size: (typeof sizes)[number]
  side?: boolean
}) {
  return (
    <Dialog>
      <DialogTrigger>
        <Button>{name}</Button>
      </DialogTrigger>
      <DialogContent title={name} description="What it is about, in a sentence." size={size} side={side}>
        <p className="text-sm text-ink-muted">Its content scrolls where it is taller than the window.</p>
        <DialogFooter>
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
