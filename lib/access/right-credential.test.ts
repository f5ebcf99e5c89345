import { describe, expect, it } from 'vitest'
import type { LoginClaim, RefusedLogin } from './login-result'
import { credentialExpired, tokenNotValid, unknownAccessToken, wrongSecret } from './refusals'
import { withRightCredential } from './right-credential'

const claimed = { deviceId: 'd', tenantId: 7, companyId: 'c' }
const of = (
  dialect: string,
  credentialKind?: string,
  rejection = wrongSecret('Wrong.', 'Look.'),
): RefusedLogin => ({
  ok: false,
  rejection,
  claimedName: 'Pump',
  claimed: { ...claimed, dialect, ...(credentialKind === undefined ? {} : { credentialKind }) },
})
const sent = (username?: string, password?: string): LoginClaim => ({
  version: 4,
  address: '192.0.2.7',
  listener: 'mqtts',
  ...(username === undefined ? {} : { username }),
  ...(password === undefined ? {} : { password: Buffer.from(password) }),
})
const mendOf = (refused: RefusedLogin, claim: LoginClaim) => {
  const { mend } = withRightCredential(refused, claim).rejection
  const kind = mend?.action?.kind === 'show-credentials' ? mend.action.credential : undefined
  return { sentence: mend?.sentence, kind }
}

describe('the right credential', () => {
  it('is of the kind whose name was sent, and the sentence says how the dialect logs in on this listener', () => {
    expect(mendOf(of('sensocan', 'password'), sent('dev-a', 'x'))).toEqual({
      kind: 'password',
      sentence:
        'Look. A SensoCAN device logs in over mqtts, as over every listener, with a user name and its password, or with an access token alone as the user name.',
    })
    expect(mendOf(of('connio', 'key'), sent('key-a', 'x')).kind).toBe('key')
    expect(mendOf(of('capture', undefined), sent('somebody', 'x')).kind).toBe('password')
  })

  it('is of the kind that was shown, where the dialect takes it', () => {
    expect(mendOf(of('sensocan', 'password'), sent('dev-a', ' sbx_tok_abc')).kind).toBe('access-token')
    const plain = mendOf(of('sensocan', 'password'), sent('dev-a', 'sbx_pln_abc'))
    expect(plain.kind).toBe('plain')
    expect(plain.sentence).toMatch(/^Look\. In the namespace of its tenant a device logs in over mqtts/)
  })

  it('is another where the dialect does not take what was shown, and the sentence says so instead', () => {
    expect(mendOf(of('connio', 'key'), sent('key-a', 'sbx_dev_abc'))).toEqual({
      kind: 'key',
      sentence:
        'A Connio device takes no password that begins with sbx_dev_: it logs in over mqtts, as over every listener, with the id of a key as the user name and the secret of the key as the password.',
    })
    const alone = of('capture', undefined, unknownAccessToken('sesame'))
    expect(mendOf(alone, sent('sesame')).sentence).toMatch(
      /^A Capture device takes no access token: it logs in/,
    )
    expect(mendOf(of('plain', 'plain'), sent('pln-a', 'sbx_api_abc')).sentence).toMatch(/takes no API token/)
  })

  it('is an access token for what came alone, unless it is a user name without its password', () => {
    const unknown = of('sensocan', undefined, unknownAccessToken('sesame'))
    expect(mendOf(unknown, sent('sesame')).kind).toBe('access-token')
    expect(mendOf(unknown, sent(undefined, 'sesame')).kind).toBe('access-token')
    expect(mendOf(unknown, sent('dev-abc', '')).kind).toBe('password')
    expect(mendOf(of('sensocan', 'password'), sent('dev-abc')).kind).toBe('password')
  })

  it('is the device token of its tenant for ThingScale, by the account or by a device', () => {
    const account = { tenantId: 7, companyId: 'c', companyName: 'C', credentialKind: 'device-token' }
    const { ok, rejection, claimedName } = of('thingscale')
    const ofAccount = mendOf({ ok, rejection, claimedName, claimedTenant: account }, sent('U123456', 'x'))
    expect(ofAccount.kind).toBe('device-token')
    expect(ofAccount.sentence).toMatch(
      /with the ThingScale id of its tenant as the user name and a DEVICE_TOKEN/,
    )
    expect(mendOf(of('thingscale'), sent('U', 'x')).kind).toBe('device-token')
    expect(mendOf(of('thingscale', 'plain'), sent('pln-a', 'x')).kind).toBe('plain')
  })

  it('never holds any of what was sent', () => {
    for (const secret of ['sbx_tok_hidden', 'sbx_dev_hidden', 'hidden']) {
      const told = [of('connio', 'key'), of('sensocan'), of('plain', 'plain')].flatMap((refused) => [
        withRightCredential(refused, sent('name', secret)),
        withRightCredential(refused, sent(secret)),
      ])
      expect(JSON.stringify(told)).not.toContain('hidden')
    }
  })

  it('is not told where no credential mends it, or nobody was claimed', () => {
    const jwt = of('sensocan', undefined, tokenNotValid('A JWT.', 'Another.'))
    expect(withRightCredential(jwt, sent('a', 'b'))).toBe(jwt)
    const { ok, rejection, claimedName } = of('sensocan', 'password', credentialExpired('credential'))
    const nobody = { ok, rejection, claimedName }
    expect(withRightCredential(nobody, sent('a', 'b'))).toBe(nobody)
  })
})
