/** Secrets that we issue, and JWTs, wherever a client put them: what is recorded or shown of it never holds one. */
import { secretPattern } from '@/lib/access/secrets'

const SECRETS = new RegExp(`${secretPattern}|eyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]+`, 'g')

export function maskSecrets(text: string): string {
  // Most texts have none: the two searches are cheaper than the pattern.
  if (!text.includes('sbx_') && !text.includes('eyJ')) return text
  return text.replace(SECRETS, (secret) => `${secret.slice(0, secret.startsWith('sbx_') ? 8 : 3)}***`)
}
