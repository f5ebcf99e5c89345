import { cloneElement, isValidElement, type ReactNode, use } from 'react'
import { cn } from './cn'

/** Those of any element. */
type SlotProps = Readonly<Record<string, unknown>> & {
  readonly className?: string | undefined
  readonly children?: ReactNode
}

interface ChildProps {
  readonly [name: string]: unknown
  readonly className?: string
}

/**
 * Gives its props to its only child, an element that takes them. Where both say something the child's word holds;
 * their classes are joined, both hear an event, the child before, and the ref is the slot's.
 */
export function Slot({ children, ...given }: SlotProps) {
  const child = hereNow(children)
  if (!isValidElement<ChildProps>(child)) throw new Error('a slot wants one element')
  const own = child.props
  const handlers = Object.entries(given).flatMap(([name, mine]) => {
    const theirs = own[name]
    if (!isHandler(name, mine) || !isHandler(name, theirs)) return []
    const both = (...args: unknown[]) => {
      theirs(...args)
      mine(...args)
    }
    return [[name, both] as const]
  })
  const { ref } = given
  return cloneElement(child, {
    ...given,
    ...own,
    ...Object.fromEntries(handlers),
    ...(ref !== undefined && { ref }),
    className: cn(given.className, own.className),
  })
}

const isHandler = (name: string, value: unknown): value is (...args: unknown[]) => void =>
  /^on[A-Z]/.test(name) && typeof value === 'function'

/** A server component's child may still be on its way. */
function hereNow(child: ReactNode): ReactNode {
  const payload =
    typeof child === 'object' && child !== null && '_payload' in child ? child._payload : undefined
  return payload instanceof Promise ? hereNow(use<ReactNode>(payload)) : child
}
