/** The page of a long run, for `docs/benchmarks/`. */
import type { KillReport } from './kill-runs'

const BYTES_A_GB = 1e9

export interface KillsFacts {
  readonly runs: number
  readonly seed: number
  readonly begunAt: number
  readonly endedAt: number
  readonly machine: { readonly cores: number; readonly memoryBytes: number }
}

const what: Readonly<Record<string, string>> = {
  broker: "the broker's process",
  postmaster: "PostgreSQL's first process, whose others end with it",
  backend: "one connection's process of PostgreSQL, which then ends all connections and recovers",
  both: 'broker and PostgreSQL, one within 30 ms of the other, in either order',
}

export function killsPage(report: KillReport, { runs, seed, begunAt, endedAt, machine }: KillsFacts): string {
  const minutes = Math.round((endedAt - begunAt) / 60_000)
  const day = new Date(begunAt).toISOString().slice(0, 10)
  const memory = Math.round(machine.memoryBytes / BYTES_A_GB)
  const rows = Object.entries(report.runs).map(([kind, count]) => `| ${what[kind] ?? kind} | ${count} |`)
  const count = (list: readonly unknown[]) => list.length.toLocaleString('en')
  return `# Killed ${runs} times

Written by \`npm run kills -- --runs=${runs} --seed=${seed}\` on ${day}: ${machine.cores} cores and ${memory} GB of
memory, shared by broker, database and clients, in ${minutes} minutes.

| \`kill -9\` of | times |
| --- | --- |
${rows.join('\n')}

| | |
| --- | --- |
| messages acknowledged | ${report.messages.toLocaleString('en')} |
| of them missing afterwards | ${count(report.missing)} |
| of QoS 2 there twice | ${count(report.duplicates)} |
| sessions lost, wrong answers | ${count(report.faults)} |

- **Clients**: twelve publish, at QoS 1 and 2 and in MQTT 3.1.1 and 5: readings of all five dialects and of plain, single
  and in batches, numbers, booleans, text and JSON; messages that are refused, of which the record counts; commands;
  and routed messages, which two durable sessions take at QoS 2. They live in a process of their own, with a journal
  that is on the disk before anything is sent and before anything that came is acknowledged.
- **A run**: a random number of acknowledgements after all went on again, something is killed. The broker is started
  again, PostgreSQL by its watch. The clients connect again, go on with their sessions, and send again what was open,
  with the same packet ids. When all that was open is acknowledged, each message that was acknowledged since the run
  before is looked for: reading by reading with its time and value, record, command, and in both readers' journals. At
  the end all messages of all runs are looked for once more.
- **There twice**: QoS 2 messages say no time of their own, so that each one that is stored again would be one more row.
- **Acknowledged** is a PUBACK or a PUBREC: both promise that the message is stored.
`
}
