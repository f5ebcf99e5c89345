/** Where the certificate of every TLS listener lies: the operator's own, or the one made at the first start. */
import { join } from 'node:path'
import { type Config, ConfigError } from './config'

export interface TlsFiles {
  readonly certPath: string
  readonly keyPath: string
  /** What clients must be given to trust us; undefined where the operator's certificate has a CA of its own. */
  readonly caPath: string | undefined
}

export function tlsFiles(config: Pick<Config, 'dataDir' | 'tlsCertPath' | 'tlsKeyPath'>): TlsFiles {
  const { tlsCertPath, tlsKeyPath } = config
  if ((tlsCertPath === undefined) !== (tlsKeyPath === undefined)) {
    throw new ConfigError('TLS_CERT and TLS_KEY belong together: set both, or neither.')
  }
  if (tlsCertPath !== undefined && tlsKeyPath !== undefined) {
    return { certPath: tlsCertPath, keyPath: tlsKeyPath, caPath: undefined }
  }
  const folder = join(config.dataDir, 'tls')
  return {
    certPath: join(folder, 'cert.pem'),
    keyPath: join(folder, 'key.pem'),
    caPath: join(folder, 'ca.pem'),
  }
}
