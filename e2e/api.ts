import type { APIRequestContext } from '@playwright/test'
import type { Installation } from './installation'

/** The API as another program calls it, with a JWT of the user. */
export async function apiOf(
  request: APIRequestContext,
  { url, username, password }: Pick<Installation, 'url' | 'username' | 'password'>,
) {
  const signedIn = await request.post(`${url}/api/v1/auth/token`, { data: { username, password } })
  if (!signedIn.ok()) throw new Error(await signedIn.text())
  const { token } = await signedIn.json()
  const headers = { authorization: `Bearer ${token}` }
  return {
    async post(path: string, data: object) {
      const response = await request.post(`${url}/api/v1${path}`, { data, headers })
      if (!response.ok()) throw new Error(`${path}: ${await response.text()}`)
      return response.json()
    },
    async patch(path: string, data: object) {
      const response = await request.patch(`${url}/api/v1${path}`, { data, headers })
      if (!response.ok()) throw new Error(`${path}: ${await response.text()}`)
      return response.json()
    },
    async get(path: string) {
      const response = await request.get(`${url}/api/v1${path}`, { headers })
      if (!response.ok()) throw new Error(`${path}: ${await response.text()}`)
      return response.json()
    },
  }
}
