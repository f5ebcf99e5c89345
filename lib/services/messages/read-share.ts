import type { Rejection } from '@/lib/core/rejection'
import { rejected } from '@/lib/dialects/rejected'

/** `$share/<group>/<filter>` in its parts [MQTT-4.8.2]; `undefined` where the filter is not shared. */
export function readShare(
  filter: string,
): { readonly group: string; readonly filter: string } | Rejection | undefined {
  const [root, group = '', ...rest] = filter.split('/')
  if (root !== '$share') return undefined
  const shared = rest.join('/')
  if (group !== '' && !/[+#]/.test(group) && shared !== '') return { group, filter: shared }
  return rejected(
    'topic',
    'topic-not-in-grammar',
    'A shared subscription names its group and a filter, and the group holds no wildcard.',
    'Write "$share/<group>/<filter>".',
  )
}
