import type { Registry } from 'prom-client'
import { readCounter, readGauge, type Sample } from '@/lib/log/read-at-scrape'
import type { MetricSources } from './metric-sources'
import { dialectLabel, type Traffic } from './session-totals'
import type { Tally } from './tally'

/** Who is connected, who was refused, and what went in and out. */
export function addConnectionMetrics(registry: Registry, sources: MetricSources): void {
  addConnections(registry, sources)
  addLogins(registry, sources)
  addMessages(registry, sources)
}

const VERSIONS = { 3: '3.1', 4: '3.1.1', 5: '5' } as const

function addConnections(registry: Registry, { sessions, socketsBeforeLogin, offences }: MetricSources): void {
  readGauge(
    registry,
    {
      name: 'signalbox_connections',
      help: 'MQTT connections that are logged in: what the Connections page lists, and open consoles.',
      labels: ['dialect', 'listener', 'version'],
    },
    () =>
      [...sessions.all()].map(({ principal, edge, version }) => [
        { dialect: dialectLabel(principal), listener: edge.facts.listener, version: VERSIONS[version] },
        1,
      ]),
  )
  readGauge(
    registry,
    { name: 'signalbox_sockets_before_login', help: 'Sockets that have not logged in yet.' },
    socketsBeforeLogin,
  )
  readCounter(
    registry,
    {
      name: 'signalbox_offences_total',
      help: 'Connections ended for breaking a rule of MQTT or a limit.',
    },
    offences,
  )
}

function addLogins(registry: Registry, { counts }: MetricSources): void {
  readCounter(
    registry,
    { name: 'signalbox_logins_allowed_total', help: 'Logins by the rule that matched.', labels: ['rule'] },
    () => labelled(counts.logins, (rule) => ({ rule })),
  )
  readCounter(
    registry,
    { name: 'signalbox_logins_refused_total', help: 'CONNECTs refused, by reason code.', labels: ['code'] },
    () => labelled(counts.refusedLogins, (code) => ({ code })),
  )
  readCounter(
    registry,
    {
      name: 'signalbox_rejections_total',
      help: 'Refused messages, subscriptions and connections, by reason code: as Live Logs have them.',
      labels: ['code'],
    },
    () => labelled(counts.refusals, (code) => ({ code })),
  )
}

function addMessages(
  registry: Registry,
  { counts, totals, rates, durable, droppedLive }: MetricSources,
): void {
  const of = (what: keyof Traffic): Sample<'dialect'>[] =>
    [...totals.byDialect()].map(([dialect, traffic]) => [{ dialect }, traffic[what]])
  const sum = (what: keyof Traffic): number => of(what).reduce((total, [, count]) => total + count, 0)
  readCounter(
    registry,
    {
      name: 'signalbox_messages_in_total',
      help: 'PUBLISH packets from clients, by their dialect.',
      labels: ['dialect'],
    },
    () => of('messagesIn'),
  )
  readCounter(
    registry,
    {
      name: 'signalbox_messages_out_total',
      help: 'PUBLISH packets to clients, by their dialect.',
      labels: ['dialect'],
    },
    () => of('messagesOut'),
  )
  readCounter(
    registry,
    {
      name: 'signalbox_readings_out_total',
      help: 'Readings put out, on the raw tree or as events, where somebody watches; by the dialect that they came in by.',
      labels: ['dialect'],
    },
    () => labelled(counts.readingsOut, (dialect) => ({ dialect })),
  )
  readCounter(
    registry,
    {
      name: 'signalbox_messages_dropped_total',
      help: 'Messages not delivered, or QoS 0 ones not taken: slow reader, too large for the client, over the rate, queue full, more than goes out.',
      labels: ['reason'],
    },
    () => [
      [{ reason: 'slow-reader' }, sum('droppedQos0')],
      [{ reason: 'too-large' }, sum('droppedTooLarge')],
      [{ reason: 'over-rate' }, rates.overRateTotal.dropped],
      [{ reason: 'queue-full' }, durable.lostToFull],
      [{ reason: 'live-backlog' }, droppedLive()],
    ],
  )
  readCounter(
    registry,
    {
      name: 'signalbox_messages_held_total',
      help: 'QoS 1 and 2 messages that waited, since their device sent faster than it may; none is lost.',
    },
    () => rates.overRateTotal.held,
  )
}

const labelled = <Key extends string, Label extends string>(
  tally: Tally<Key>,
  labels: (key: Key) => Record<Label, string>,
): Sample<Label>[] => [...tally.entries()].map(([key, count]) => [labels(key), count])
