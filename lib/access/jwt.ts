/** The JWT of the auth API: HS256, two hours, subject = user name; it ends early when the user's epoch is raised. */
import { errors, jwtVerify, SignJWT } from 'jose'

const ISSUER = 'signalbox'
const AUDIENCE = 'signalbox:api'
export const JWT_SECONDS = 2 * 3600

export interface JwtClaims {
  readonly username: string
  readonly userId: string
  readonly epoch: number
  readonly expiresAtMs: number
}

export async function mintJwt(
  jwtKey: Buffer,
  user: { readonly id: string; readonly username: string; readonly epoch: number },
  nowMs: number,
): Promise<{ readonly token: string; readonly expiresAtMs: number }> {
  const issuedAt = Math.floor(nowMs / 1000)
  const token = await new SignJWT({ uid: user.id, epoch: user.epoch })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(user.username)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + JWT_SECONDS)
    .sign(jwtKey)
  return { token, expiresAtMs: (issuedAt + JWT_SECONDS) * 1000 }
}

export async function verifyJwt(
  jwtKey: Buffer,
  token: string,
  nowMs: number,
): Promise<JwtClaims | 'expired' | 'not-valid'> {
  try {
    const { payload } = await jwtVerify(token, jwtKey, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: new Date(nowMs),
      requiredClaims: ['sub', 'exp', 'iat', 'uid', 'epoch'],
    })
    const { sub, uid, epoch, exp } = payload
    if (typeof sub !== 'string' || typeof uid !== 'string' || typeof epoch !== 'number' || !exp)
      return 'not-valid'
    return { username: sub, userId: uid, epoch, expiresAtMs: exp * 1000 }
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'not-valid'
  }
}

/** Three base64url parts, the first of which begins as `{"` does. */
export const looksLikeJwt = (text: string): boolean =>
  /^eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*$/.test(text)
