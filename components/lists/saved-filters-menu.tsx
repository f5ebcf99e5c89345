'use client'

import { Bookmark, Trash2 } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { filterQuery, savedHref, withoutSaved, withSaved } from './saved-filters'
import { useSavedFilters } from './use-saved-filters'

/** Filters by name, kept in this browser. */
export function SavedFiltersMenu({ list }: { list: string }) {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams().toString()
  const { saved, save } = useSavedFilters(list)
  const [isNaming, setNaming] = useState(false)
  const here = filterQuery(query)
  const current = saved.find((one) => one.query === here)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <Bookmark aria-hidden />
            <span className="max-w-40 truncate">{current?.name ?? 'Saved filters'}</span>
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="max-w-72">
          <DropdownMenuRadioGroup
            label={saved.length === 0 ? 'No filter is saved in this browser' : 'Saved in this browser'}
            value={current?.name ?? ''}
          >
            {saved.map((one) => (
              <DropdownMenuRadioItem
                key={one.name}
                value={one.name}
                onSelect={() => router.push(savedHref(path, one, query))}
              >
                <span className="truncate">{one.name}</span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuItem disabled={here === ''} onSelect={() => setNaming(true)}>
            Save what is shown now
          </DropdownMenuItem>
          {current ? (
            <DropdownMenuItem
              isDanger
              onSelect={() => {
                save(withoutSaved(saved, current.name))
                toast(`"${current.name}" is forgotten.`, {
                  action: { label: 'Undo', onClick: () => save(saved) },
                })
              }}
            >
              <Trash2 aria-hidden />
              <span className="truncate">Forget "{current.name}"</span>
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {isNaming ? (
        <NameFilter
          onName={(name) => {
            save(withSaved(saved, { name, query: here }))
            setNaming(false)
            toast.success(`"${name}" is saved in this browser.`)
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  )
}

function NameFilter({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent title="Save this filter">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) onName(name.trim())
          }}
        >
          <Field
            label="Name"
            hint="With the order and the columns. Kept in this browser; share the URL with others."
          >
            <Input
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              maxLength={60}
              autoComplete="off"
            />
          </Field>
          <DialogFooter>
            <Button type="submit" variant="primary" disabled={name.trim() === ''}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
