'use client'

import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { type MarkName, StatusMark } from '@/components/ui/status-mark'

export interface LinkMark {
  readonly state: 'connecting' | 'live' | 'retrying' | 'off'
  readonly roundTripMs?: number
  readonly retryInSeconds?: number
  readonly reason?: string | undefined
  reconnect(): void
}

const marks: Readonly<Record<LinkMark['state'], { mark: MarkName; word: string }>> = {
  connecting: { mark: 'busy', word: 'connecting' },
  live: { mark: 'ok', word: 'live' },
  retrying: { mark: 'warn', word: 'retrying' },
  off: { mark: 'never-seen', word: 'off' },
}

/** The two connections that a page lives on: the API's and the MQTT one of the browser itself. */
export function StatusMarks({ api, mqtt }: { api: LinkMark; mqtt: LinkMark }) {
  return (
    <div className="flex flex-wrap gap-1">
      <LinkStatusMark name="API" link={api} />
      <LinkStatusMark name="MQTT" link={mqtt} />
    </div>
  )
}

function LinkStatusMark({ name, link }: { name: string; link: LinkMark }) {
  const { mark, word } = marks[link.state]
  return (
    <Popover>
      <PopoverTrigger className="rounded-md px-1.5 py-1 transition-colors hover:bg-sunken">
        <StatusMark mark={mark} className="gap-1 text-xs">
          {name} {word}
        </StatusMark>
      </PopoverTrigger>
      <PopoverContent aria-label={`${name} connection`} className="w-64 p-3">
        <p className="font-medium">
          {name}: {word}
        </p>
        <p className="mt-0.5 text-ink-muted">{sentenceOf(link)}</p>
        {link.state === 'live' ? null : (
          <Button size="sm" className="mt-2" onClick={() => link.reconnect()}>
            Reconnect now
          </Button>
        )}
      </PopoverContent>
    </Popover>
  )
}

function sentenceOf(link: LinkMark): string {
  if (link.state === 'live') {
    return link.roundTripMs === undefined ? 'Connected.' : `Round trip ${Math.round(link.roundTripMs)} ms.`
  }
  const why =
    link.reason ?? (link.state === 'off' ? 'Nothing on this page needs it yet.' : 'There is no answer yet.')
  return link.retryInSeconds === undefined ? why : `${why} Next try in ${link.retryInSeconds} s.`
}
