/** The API as a program uses it: signs in again when its token has expired. */

export interface Api {
  get(path: string): Promise<ReturnType<typeof JSON.parse>>
  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<ReturnType<typeof JSON.parse>>
  /** Not of the API's own tree: the text as it is. */
  text(path: string): Promise<string>
}

interface Where {
  readonly url: string
  readonly username: string
  readonly password: string
}

export function openApi({ url, username, password }: Where): Api {
  let token: Promise<string> | undefined
  const signIn = async (): Promise<string> => {
    const response = await fetch(`${url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    if (!response.ok) throw new Error(`signing in: ${response.status} ${await response.text()}`)
    return (await response.json()).token
  }
  const ask = async (method: string, path: string, body?: object, isAgain = false): Promise<Response> => {
    token ??= signIn()
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.status === 401 && !isAgain) {
      token = undefined
      return ask(method, path, body, true)
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
  return {
    get: async (path) => (await ask('GET', `/api/v1${path}`)).json(),
    send: async (method, path, body) => {
      const response = await ask(method, `/api/v1${path}`, body)
      return response.status === 204 ? undefined : response.json()
    },
    text: async (path) => (await ask('GET', path)).text(),
  }
}
