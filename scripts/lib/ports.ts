import { createServer } from 'node:net'

type Bound = { readonly port: number } | { readonly error: string }

const tryBind = (port: number, host: string): Promise<Bound> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve({ port: typeof address === 'object' && address !== null ? address.port : port }))
    })
  })

/** Why `port` can't be listened on (an errno name such as EADDRINUSE), or undefined when it can. */
export const portProblem = async (port: number, host = '127.0.0.1'): Promise<string | undefined> => {
  const bound = await tryBind(port, host)
  return 'error' in bound ? bound.error : undefined
}

/** A loopback port nobody listens on: `preferred` if it is free, else one the system picks. */
export const freePort = async (preferred = 0): Promise<number> => {
  const bound = await tryBind(preferred, '127.0.0.1')
  if ('port' in bound) return bound.port
  if (preferred === 0) throw new Error(`no free port on 127.0.0.1: ${bound.error}`)
  return freePort()
}
