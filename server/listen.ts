import type { Server } from 'node:net'
import { StartError } from './start-error'

/** Listens, or rejects with the sentence that says which variable to change. */
export function listen<S extends Server>(
  server: S,
  host: string,
  port: number,
  variable: string,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(listenError(error, host, port, variable))
    server.once('error', fail)
    server.listen({ host, port }, () => {
      server.off('error', fail)
      resolve(server)
    })
  })
}

export function listenError(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
  variable: string,
): Error {
  const place = `${host}:${port}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} (${variable}) is in use on ${host}: stop what listens there, or set ${variable} to another port.`,
      )
    case 'EACCES':
      return new StartError(
        `This account may not listen on ${place}: set ${variable} to a port of 1024 or higher.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`This machine has no address ${host}: set the host of ${variable} to one it has.`)
    default:
      return error
  }
}
