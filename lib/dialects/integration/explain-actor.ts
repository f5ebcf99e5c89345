import type { ActorPrincipal, AnonymousPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import { explainActor as explainCapture } from '../capture/explain-actor'
import { explainActor as explainDrogue } from '../drogue/explain-actor'
import { eventForm } from '../drogue/topics'

/** Told by the rules of the tree that the topic names, else by those of the credential. */
export function explainActor(
  principal: ActorPrincipal | AnonymousPrincipal,
  action: 'publish' | 'subscribe',
  topic: string,
): Rejection {
  if (principal.kind === 'anonymous') return explainDrogue(principal, action, topic)
  switch (treeOf(topic) ?? principal.dialect) {
    case 'capture':
      return explainCapture(principal, action, topic)
    case 'drogue':
      return explainDrogue(principal, action, topic)
  }
}

function treeOf(topic: string): 'capture' | 'drogue' | undefined {
  const [first = '', , third] = topic.split('/')
  const root = first === '$share' && third !== undefined ? third : first
  if (root === 'v1') return 'capture'
  return root === 'command' || eventForm(root) ? 'drogue' : undefined
}
