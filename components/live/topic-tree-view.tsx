'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, useState } from 'react'
import { cn } from '../ui/cn'
import { formatRate } from './format-age'
import type { TopicNode } from './topic-tree'

interface TopicTreeViewProps {
  readonly nodes: readonly TopicNode[]
  /** The branch that the table is narrowed to; empty: all. */
  readonly picked: string
  onPick(path: string): void
}

/** The topics of the device with messages and rate at each level; a level picked narrows the table to it. */
export const TopicTreeView = memo(function TopicTreeView({ nodes, picked, onPick }: TopicTreeViewProps) {
  return (
    <ul className="flex flex-col text-sm">
      {nodes.map((node) => (
        <Branch key={node.path} node={node} picked={picked} onPick={onPick} />
      ))}
    </ul>
  )
})

function Branch({ node, picked, onPick }: Omit<TopicTreeViewProps, 'nodes'> & { readonly node: TopicNode }) {
  const [isOpen, setOpen] = useState(true)
  const isPicked = picked === node.path
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <li>
      <div className="flex items-center">
        {node.children.length > 0 ? (
          <button
            type="button"
            className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:text-ink"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${node.label}`}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron aria-hidden className="size-4" />
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <button
          type="button"
          aria-pressed={isPicked}
          className={cn(
            'flex min-h-6 min-w-0 flex-1 items-center gap-2 rounded-sm px-1.5 py-0.5 text-left',
            isPicked ? 'bg-accent-soft text-accent' : 'hover:bg-sunken',
          )}
          onClick={() => onPick(isPicked ? '' : node.path)}
        >
          <span className="min-w-0 flex-1 truncate font-mono text-xs" title={node.label}>
            {node.label}
          </span>
          <span className="text-xs text-ink-faint" title={`${node.count} messages since this page opened`}>
            {node.count.toLocaleString('en')}
          </span>
          <span className="w-11 text-right text-xs text-ink-faint">{formatRate(node.ratePerSecond)}</span>
        </button>
      </div>
      {isOpen && node.children.length > 0 ? (
        <div className="ml-3 border-l pl-1">
          <TopicTreeView nodes={node.children} picked={picked} onPick={onPick} />
        </div>
      ) : null}
    </li>
  )
}
