'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import { CopiedText } from '../ui/copied-text'
import { CopyButton } from '../ui/copy-button'
import { Kbd } from '../ui/kbd'
import { LinkTabs } from '../ui/tabs'
import { ViewTabs } from '../ui/view-tabs'
import { Specimen, States } from './specimen'

const variants = ['primary', 'secondary', 'ghost', 'danger', 'danger-outline'] as const

export function ActionSpecimens() {
  const [view, setView] = useState('first')
  return (
    <>
      <Specimen name="Button" note="At rest, small, large, disabled, busy; focus and hover are to be tried.">
        {variants.map((variant) => (
          <States key={variant}>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} size="sm">
              Small
            </Button>
            <Button variant={variant} size="lg">
              <Plus aria-hidden />
              Large
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
            <Button variant={variant} isBusy>
              Busy
            </Button>
            <Button variant={variant} size="icon" aria-label={`Delete, ${variant}`}>
              <Trash2 aria-hidden />
            </Button>
            <Button variant={variant} size="icon-sm" aria-label={`Delete, ${variant}, small`}>
              <Trash2 aria-hidden />
            </Button>
            <Button asChild variant={variant}>
              <a href="/design">To the top of the page</a>
            </Button>
          </States>
        ))}
      </Specimen>
      <Specimen name="Copy, key, toast">
        <States>
          <CopyButton text="v1/raw/acme" what="the topic" />
          <CopyButton text="v1/raw/acme" what="the topic with words" label="Copy topic" />
          <CopiedText text="0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11" what="the device id" />
          <span className="flex gap-1">
            <Kbd>G</Kbd>
            <Kbd>D</Kbd>
          </span>
          <Button onClick={() => toast('Said politely.')}>Toast</Button>
          <Button onClick={() => toast.success('Device created.')}>Success</Button>
          <Button onClick={() => toast.error('The device is disabled.')}>Error</Button>
        </States>
      </Specimen>
      <Specimen name="Tabs" note="Pages by their address, and views within a page.">
        <LinkTabs
          label="Pages"
          tabs={[
            { href: '/design', label: 'Design' },
            { href: '/devices', label: 'Devices' },
          ]}
        />
        <ViewTabs
          label="Views"
          value={view}
          onChange={setView}
          tabs={[
            { value: 'first', label: 'First', content: <p className="text-sm">The first view.</p> },
            { value: 'second', label: 'Second', content: <p className="text-sm">The second view.</p> },
          ]}
        />
      </Specimen>
    </>
  )
}
