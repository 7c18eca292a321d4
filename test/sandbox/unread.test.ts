import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startOverHttp } from './over-http.ts'

const http = startOverHttp()

/** What comes back for these bytes, head and body; the connection is broken off where nothing comes. */
const bytes = (sent: string, breakOffAfterMs?: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(http.url())
    const socket = connect(Number(port), hostname, () => socket.write(sent))
    let got = ''
    socket.on('data', (part) => {
      got += String(part)
    })
    socket.on('close', () => resolve(got))
    socket.on('error', reject)
    if (breakOffAfterMs !== undefined) setTimeout(() => socket.destroy(), breakOffAfterMs)
  })

const CLOSE = 'connection: close\r\n\r\n'

describe('what HTTP itself would refuse', () => {
  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n'],
    ['a body of wrong chunks', 'POST /v3.1/users HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n'],
    ['a head without end', `GET /v3.1/users HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}`],
    ['no host', `GET /v3.1/users HTTP/1.1\r\n${CLOSE}`],
    ['an old HTTP', `GET /v3.1/users HTTP/1.0\r\n${CLOSE}`],
  ])('is refused in the API’s envelope: %s', async (_, sent) => {
    const [head = '', ...rest] = (await bytes(sent)).split('\r\n\r\n')
    expect(head.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
    expect(head.toLowerCase()).toContain('content-type: application/json\r\n')
    const body = /\{.*\}/s.exec(rest.join(''))?.[0] ?? ''
    expect(JSON.parse(body)).toMatchObject({ error_code: '200', http_code: '400', success: false })
  })

  it('a call that is broken off within its body is no failure of the sandbox', async () => {
    const head = 'POST /v3.1/users HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n'
    await bytes(`${head}{"logins"`, 100)
    expect((await fetch(`${http.url()}/users/entity-types`)).status).toBe(200)
    expect(http.errors).toEqual([])
  })
})
