import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const Claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/) })
const MOST_BYTES = 4_096
const DAY_SECONDS = 24 * 3600

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url')

/** The public key of an uncompressed point on P-256. */
const publicKeyOf = (point: Buffer) =>
  createPublicKey({
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
    format: 'jwk',
  })

/** RFC 8292: a token that our key has signed, for this service alone, for no longer than a day. */
const checkVapid = (header: string | undefined, origin: string): string => {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = bytesOf(key)
  if (point.length !== 65) throw new Error('no VAPID key')
  if (!/"alg":"ES256"/.test(bytesOf(head).toString())) throw new Error('not signed by ES256')
  const signed = Buffer.from(`${head}.${claims}`)
  const by = { key: publicKeyOf(point), dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', signed, by, bytesOf(signature))) throw new Error('the signature is wrong')
  const { aud, exp } = Claims.parse(JSON.parse(bytesOf(claims).toString()))
  if (aud !== origin) throw new Error(`meant for ${aud}`)
  const left = exp - Date.now() / 1000
  if (left <= 0 || left > DAY_SECONDS) throw new Error('valid for too long, or no longer')
  return key
}

const checkHeaders = (headers: IncomingHttpHeaders): void => {
  const { ttl, urgency } = headers
  if (!/^\d+$/.test(String(ttl))) throw new Error('no TTL')
  if (urgency !== undefined && !['very-low', 'low', 'normal', 'high'].includes(String(urgency)))
    throw new Error('not an urgency')
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('another encoding')
  if (headers['crypto-key'] !== undefined || headers['encryption'] !== undefined)
    throw new Error('headers of an earlier encoding')
}

type Browser = ReturnType<typeof newBrowser>
/** What a browser makes for a subscription and keeps to itself. */
const newBrowser = () => {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return { pair, auth: randomBytes(16) }
}

/** RFC 8188 and 8291: one record, its header and its end. */
const decrypt = (body: Buffer, { pair, auth }: Browser): string => {
  const [salt, recordSize, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body.readUInt8(20)]
  if (idLength !== 65) throw new Error('no key of the sender')
  const sender = body.subarray(21, 86)
  const sealed = body.subarray(86)
  if (sealed.length > recordSize) throw new Error('more than one record')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const shared = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32))
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
  const open = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  open.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  const end = plain.lastIndexOf(2)
  if (end < 0) throw new Error('the record has no end')
  return plain.subarray(0, end).toString('utf8')
}

/** The subscription as a browser writes it, and what was sent to it. */
export type StandInSubscription = {
  readonly json: { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } }
  readonly got: string[]
  readonly sizes: number[]
  readonly keys: string[]
}

/** A push service that takes nothing but what RFC 8030, 8188, 8291 and 8292 ask for. `close` fails if anything else came. */
export const startPushService = async () => {
  const browsers = new Map<string, { readonly browser: Browser; readonly is: StandInSubscription }>()
  const complaints: string[] = []
  let answers = 201
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.writeHead(take(request.method, request.url ?? '', request.headers, Buffer.concat(chunks))).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`

  const take = (method: string | undefined, path: string, headers: IncomingHttpHeaders, body: Buffer): number => {
    const known = browsers.get(path)
    if (known === undefined) return 404
    if (answers !== 201) return answers
    try {
      if (method !== 'POST') throw new Error(`${method} instead of POST`)
      checkHeaders(headers)
      if (body.length > MOST_BYTES) throw new Error(`${body.length} bytes`)
      const key = checkVapid(headers.authorization, origin)
      known.is.got.push(decrypt(body, known.browser))
      known.is.sizes.push(body.length)
      known.is.keys.push(key)
      return 201
    } catch (error) {
      complaints.push(String(error))
      return 400
    }
  }

  return {
    origin,
    complaints,
    /** From now on it answers everything with this status. */
    answerWith: (status: number): void => {
      answers = status
    },
    subscribe(): StandInSubscription {
      const browser = newBrowser()
      const path = `/push/${createHmac('sha256', browser.auth).update('endpoint').digest('base64url')}`
      const keys = { p256dh: browser.pair.getPublicKey('base64url'), auth: browser.auth.toString('base64url') }
      const is = { json: { endpoint: `${origin}${path}`, keys }, got: [], sizes: [], keys: [] }
      browsers.set(path, { browser, is })
      return is
    },
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (complaints.length > 0) throw new Error(`the push service refused: ${complaints.join('; ')}`)
    },
  }
}
export type PushService = Awaited<ReturnType<typeof startPushService>>
