/**
 * How a client's topics are spelled inside the broker, and back. A mounted client's `a/b` stands there below a root that
 * no filter of anyone else can name; ThingScale's account token is taken off, so that nothing behind the edge holds it.
 */
import { EVENT_ROOT } from '@/broker/live/event-topics'
import { maskSecrets } from '@/lib/access/mask-secrets'
import { MASKED_TOKEN } from '@/lib/dialects/thingscale/topics'

export interface Mount {
  /** The client's topic, will or filter as the claims spell it: without its token, or with a foreign one masked. */
  inner(topic: string): string
  /** The topic of a PUBLISH as the session layer routes it; as it is where publishes are taken and not routed. */
  routed(topic: string): string
  /** What the session layer delivers, as the client knows it. */
  outward(routed: string): string
  readonly isRouted: boolean
  /** Whether deliveries are spelled otherwise inside. */
  readonly isRespelled: boolean
}

/** `root` is that of the claims: empty for the integration side, whose topics are the broker's own, but for events. */
export function makeMount(root: string, isRouted: boolean, token?: string): Mount {
  const inner = token === undefined ? (topic: string) => topic : withoutToken(token)
  return {
    inner,
    routed: isRouted ? (topic) => root + inner(topic) : (topic) => topic,
    outward: outwardOf(root, token),
    isRouted,
    isRespelled: true,
  }
}

export const noMount: Mount = {
  inner: (topic) => topic,
  routed: (topic) => topic,
  outward: (topic) => topic,
  isRouted: false,
  isRespelled: false,
}

/** `{token}/json/dev` → `json/dev`; whatever stands first otherwise may be somebody's token. */
function withoutToken(token: string): (topic: string) => string {
  const own = `${token}/`
  return (topic) => {
    // A token below it, where a program put it twice, is one too; so is any other secret of ours.
    if (topic.startsWith(own)) return maskSecrets(topic.slice(own.length).replaceAll(token, MASKED_TOKEN))
    const slash = topic.indexOf('/')
    return slash < 0 ? MASKED_TOKEN : MASKED_TOKEN + topic.slice(slash)
  }
}

function outwardOf(root: string, token: string | undefined): (routed: string) => string {
  const prefix = token === undefined ? '' : `${token}/`
  if (root !== '') return (routed) => (routed.startsWith(root) ? prefix + routed.slice(root.length) : routed)
  // `$events/{mode}/app/{application}` → `app/{application}`
  return (routed) =>
    routed.startsWith(EVENT_ROOT) ? routed.slice(routed.indexOf('/', EVENT_ROOT.length) + 1) : routed
}
