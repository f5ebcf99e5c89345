'use client'
import { useState } from 'react'
import type { Explanation } from '@/lib/contract/explain'
import { OutMessageList } from '../messages/out-message-list'
import { Card } from '../ui/card'
import { type ViewTab, ViewTabs } from '../ui/view-tabs'

/** What back ends would get of it: the raw tree, and CloudEvents in both modes. */
export function OutputsCard({ explanation }: { readonly explanation: Explanation }) {
  const { rawTree, eventsStructured, eventsBinary, moreReadings, routedTo } = explanation
  const [open, setOpen] = useState('raw')
  const forms = [
    { value: 'raw', label: 'Raw tree', messages: rawTree, what: 'the raw message' },
    { value: 'structured', label: 'CloudEvent, structured', messages: eventsStructured, what: 'the event' },
    { value: 'binary', label: 'CloudEvent, binary', messages: eventsBinary, what: 'the event' },
  ]
  const tabs: ViewTab[] = forms.flatMap(({ value, label, messages, what }) =>
    messages.length === 0
      ? []
      : [
          {
            value,
            label,
            content: (
              <OutMessageList messages={messages} more={value === 'raw' ? moreReadings : 0} what={what} />
            ),
          },
        ],
  )
  const first = tabs[0]
  if (routedTo === null && first === undefined) return null
  return (
    <Card title="What goes out">
      <div className="flex min-w-0 flex-col gap-4">
        {routedTo === null ? null : (
          <p className="text-sm">
            Subscribers of the same namespace get it at <code className="break-all">{routedTo}</code>.
          </p>
        )}
        {first === undefined ? null : (
          <ViewTabs
            label="Forms"
            tabs={tabs}
            value={tabs.some(({ value }) => value === open) ? open : first.value}
            onChange={setOpen}
          />
        )}
      </div>
    </Card>
  )
}
