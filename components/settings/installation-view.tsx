import type { Installation } from '@/lib/contract/installation'
import { Facts } from '../device/facts'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { limitRows } from './limit-words'

/** What this installation is; nothing of it is changed here: it is set where it is started. */
export function InstallationView({ installation }: { installation: Installation }) {
  const { version, publicHost, listeners, broker } = installation
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <HealthCard installation={installation} />
        <Card title="Listeners" description="Set by environment variables where it is started.">
          <Facts
            facts={[
              ['Host', publicHost ?? 'as each reader reaches it'],
              ...listeners.map(({ protocol, port }) => [protocol, <code key={port}>{port}</code>] as const),
            ]}
          />
        </Card>
        <CertificateCard certificate={installation.certificate} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card
          title="Versions and API"
          actions={
            <>
              <Button asChild size="sm">
                <Link href="/api-docs">API calls</Link>
              </Button>
              <Button asChild size="sm">
                <a href="/api/v1/openapi.json">openapi.json</a>
              </Button>
            </>
          }
        >
          <Facts
            facts={[
              ['Signalbox', version ?? 'not known'],
              ['PostgreSQL', installation.runsOn.postgres ?? 'does not answer'],
              ['Node', installation.runsOn.node],
            ]}
          />
        </Card>
        <Card
          title="Limits of a connection"
          description="The same for everybody; beyond one, Live Logs say which. A tenant's own limits stand on its page."
        >
          {broker ? (
            <Facts facts={limitRows(broker.limits)} />
          ) : (
            <p className="text-sm text-ink-muted">The broker does not answer, so they are not known.</p>
          )}
        </Card>
      </div>
    </div>
  )
}

function HealthCard({ installation: { database, broker } }: { installation: Installation }) {
  return (
    <Card title="Health">
      <Facts
        facts={[
          [
            'Database',
            <StatusMark key="database" mark={database ? 'ok' : 'bad'}>
              {database ? 'Answers' : 'Does not answer'}
            </StatusMark>,
          ],
          [
            'Broker',
            <StatusMark key="broker" mark={broker ? (broker.status === 'ok' ? 'ok' : 'warn') : 'bad'}>
              {broker ? (broker.status === 'ok' ? 'Takes messages' : 'Lets devices wait') : 'Does not answer'}
            </StatusMark>,
          ],
          ...(broker
            ? ([
                [
                  'Disk',
                  <StatusMark key="disk" mark={broker.disk === 'ok' ? 'ok' : 'bad'}>
                    {broker.disk === 'ok' ? 'Has room' : 'Nearly full: nothing is stored'}
                  </StatusMark>,
                ],
                ['Storage lag', `${Math.round(broker.storageLagMs)} ms`],
                ['Connections', broker.connections.toLocaleString('en')],
              ] as const)
            : []),
        ]}
      />
    </Card>
  )
}

function CertificateCard({ certificate }: { certificate: Installation['certificate'] }) {
  if (!certificate) {
    return (
      <Card title="Certificate">
        <p className="text-sm text-ink-muted">
          It could not be read here: TLS is off, or the certificate lies on another machine.
        </p>
      </Card>
    )
  }
  const { names, issuer, fingerprint, validFrom, validTo, isOwn } = certificate
  return (
    <Card
      title="Certificate"
      description={
        isOwn
          ? 'Made here, and renewed by itself. Auth configs carry its CA.'
          : 'Brought by the operator (TLS_CERT, TLS_KEY).'
      }
    >
      <Facts
        facts={[
          ['Names', names.join(', ')],
          ['Issuer', issuer],
          ['Valid from', <RelativeTime key="from" at={validFrom} />],
          ['Valid until', <RelativeTime key="to" at={validTo} />],
          ['SHA-256', <CopiedText key="print" text={fingerprint} what="the fingerprint" />],
        ]}
      />
    </Card>
  )
}
