import { describe, expect, it } from 'vitest'
import { isPushEndpoint } from '#adapters/webchat/push/endpoint.ts'
import { isBrowserKey, isBrowserSecret, vapidKeysOf } from '#adapters/webchat/push/keys.ts'
import { isPublicAddress, publicLookup } from '#adapters/webchat/push/public-address.ts'
import { payloadOf } from '#adapters/webchat/push/push.ts'

const may = (endpoint: string): boolean => isPushEndpoint(endpoint, { loopback: false })

describe('where a browser may have itself told', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://web.push.apple.com/QGx',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA',
  ])('takes a push service: %s', (endpoint) => expect(may(endpoint)).toBe(true))

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://localhost/x',
    'https://localhost./x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://10.0.0.8/x',
    'https://8.8.8.8/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://redis:6379/',
    'https://mongo/',
    'https://push.example.com:6379/',
    'https://me:secret@push.example.com/',
    'https://push.example.com/#x',
    'https://printer.local/x',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://router.home.arpa/x',
    'ftp://push.example.com/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'nonsense',
    '',
    `https://push.example.com/${'x'.repeat(1_024)}`,
  ])('refuses everything else: %s', (endpoint) => expect(may(endpoint)).toBe(false))

  it('takes this machine only where tests say so', () => {
    expect(isPushEndpoint('http://127.0.0.1:4444/x', { loopback: true })).toBe(true)
    expect(isPushEndpoint('http://10.0.0.1:4444/x', { loopback: true })).toBe(false)
  })
})

describe('the address behind a name', () => {
  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.0.3',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.1',
    ],
    ...['192.168.1.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'],
    ...['::ffff:8.8.8.8', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1'],
    ...['2001:0:1::', 'nonsense', ''],
  ])('is not called where it is not public: %s', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each(['8.8.8.8', '142.250.74.10', '172.32.0.1', '2a00:1450:4001:80b::200a', '2606:4700::1111'])(
    'is called where it is: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it('is looked at when the connection is made, whatever the name was when it was given', async () => {
    const looked = (all: boolean) =>
      new Promise<unknown>((resolve) => publicLookup('localhost', { all }, (error) => resolve(error)))
    for (const all of [true, false]) expect(String(await looked(all))).toMatch(/not public/)
  })
})

describe('what a browser gives for encryption', () => {
  const { publicKey } = vapidKeysOf(Buffer.alloc(32, 7).toString('base64url'))
  it('is a point on the curve and 16 bytes', () => {
    expect(isBrowserKey(publicKey)).toBe(true)
    expect(isBrowserSecret(Buffer.alloc(16, 1).toString('base64url'))).toBe(true)
    const bent = Buffer.from(publicKey, 'base64url')
    bent[40] = (bent[40] ?? 0) ^ 1
    for (const key of [bent.toString('base64url'), publicKey.slice(2), '', Buffer.alloc(65, 4).toString('base64url')])
      expect(isBrowserKey(key)).toBe(false)
    for (const auth of ['', Buffer.alloc(15).toString('base64url'), Buffer.alloc(17).toString('base64url')])
      expect(isBrowserSecret(auth)).toBe(false)
  })
})

it('sends as much whatever it says', () => {
  const sizes = ['A', 'Your log-in ended.', 'á'.repeat(200)].map((text) => Buffer.byteLength(payloadOf(text, text)))
  expect(new Set(sizes)).toEqual(new Set([1_024]))
})
