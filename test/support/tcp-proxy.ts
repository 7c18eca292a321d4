import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Line = {
  /** What the client has sent so far, for telling lines apart. */
  sent(): string
  /** From now on nothing passes either way, and nobody is told: half-open. */
  freeze(): void
}

/** A way to a server on the loopback that can be frozen, one connection or all of them, those to come included. */
export const createTcpProxy = async (to: { readonly host: string; readonly port: number }) => {
  const lines = new Map<Line, readonly Socket[]>()
  let frozen = false

  const server = createServer((client) => {
    const upstream = connect(to)
    let text = ''
    let isFrozen = frozen
    const pass = (target: Socket) => (bytes: Buffer) => {
      if (target === upstream) text = `${text}${bytes.toString('latin1')}`.slice(-20_000)
      if (!isFrozen) target.write(bytes)
    }
    client.on('data', pass(upstream))
    upstream.on('data', pass(client))
    const line: Line = {
      sent: () => text,
      freeze: () => {
        isFrozen = true
      },
    }
    lines.set(line, [client, upstream])
    for (const socket of [client, upstream]) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        lines.delete(line)
        client.destroy()
        upstream.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    lines: (): readonly Line[] => [...lines.keys()],
    freezeAll: (): void => {
      frozen = true
      for (const line of lines.keys()) line.freeze()
    },
    /** New connections pass again; what was frozen stays so until it is given up. */
    thaw: (): void => {
      frozen = false
    },
    /** New connections pass again, and those that were frozen are closed. */
    drop: (): void => {
      frozen = false
      for (const sockets of lines.values()) for (const socket of sockets) socket.destroy()
    },
    close: async (): Promise<void> => {
      for (const sockets of lines.values()) for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type TcpProxy = Awaited<ReturnType<typeof createTcpProxy>>
