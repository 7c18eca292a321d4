import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { BSON } from 'mongodb'

const HEADER_BYTES = 16
const OP_MSG = 2013
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'])
/** What MongoDB answers when its disk is full. */
const FULL = {
  ok: 0,
  code: 14_031,
  codeName: 'OutOfDiskSpace',
  errmsg: 'available disk space of 0 bytes is less than required',
}

const commandOf = (message: Buffer): string | undefined => {
  // A header, four bytes of flags, one byte for the kind of section; the command is in the section of kind 0.
  if (message.readInt32LE(12) !== OP_MSG || message[HEADER_BYTES + 4] !== 0) return undefined
  const at = HEADER_BYTES + 5
  const [name] = Object.keys(BSON.deserialize(message.subarray(at, at + message.readInt32LE(at))))
  return name
}

const answerTo = (message: Buffer, document: object): Buffer => {
  const body = BSON.serialize(document)
  const answer = Buffer.alloc(HEADER_BYTES + 5)
  answer.writeInt32LE(answer.length + body.length, 0)
  answer.writeInt32LE(message.readInt32LE(4), 8)
  answer.writeInt32LE(OP_MSG, 12)
  return Buffer.concat([answer, body])
}

/** Whole messages of MongoDB's wire protocol out of a stream of bytes. */
const inMessages = (take: (message: Buffer) => void) => {
  let rest = Buffer.alloc(0)
  return (bytes: Buffer): void => {
    rest = Buffer.concat([rest, bytes])
    while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      take(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  }
}

/** A way to the database that can be told to refuse writes, as on a full disk: reads and pings go on as before. */
export const createRefusingDatabase = async (url: string) => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let [isFull, refused] = [false, 0]
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    upstream.pipe(client)
    client.on(
      'data',
      inMessages((message) => {
        if (!isFull || !WRITES.has(commandOf(message) ?? '')) return void upstream.write(message)
        refused += 1
        return void client.write(answerTo(message, FULL))
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // Direct, since the server would tell the driver its own address.
    url: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
    fill: (): void => {
      isFull = true
    },
    makeRoom: (): void => {
      isFull = false
    },
    refused: (): number => refused,
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
