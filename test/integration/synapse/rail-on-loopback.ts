import { afterEach, beforeEach } from 'vitest'
import { createSynapseRail } from '#adapters/synapse/index.ts'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Rail, TransferOrder } from '#bank/ground/rail.ts'
import { answer, type Loopback, type Misbehave, NODE, OTHER_NODE, startLoopback, TRANSFER, USER } from './loopback.ts'

export const SECRET = 'client_secret_CanaryCanaryCanary'
export const CREATE = `POST /users/${USER}/nodes/${NODE}/trans`
export const READ = `GET /users/${USER}/nodes/${NODE}/trans/${TRANSFER}`
export const OAUTH = `POST /oauth/${USER}`

export const order = (extra: Partial<TransferOrder> = {}): TransferOrder => ({
  operation: newId('operation'),
  fromUser: USER,
  fromAccount: NODE,
  toAccount: OTHER_NODE,
  toKind: 'deposit',
  amount: usd(525n),
  note: 'rent',
  ip: '203.0.113.7',
  ...extra,
})

export type RailOnLoopback = { bank: Loopback; rail: Rail; now: number; warnings: string[] }

/** A rail and its loopback bank, new for each test. */
export const startRailOnLoopback = (timeoutMs = 600): RailOnLoopback => {
  const fixture = { now: 0, warnings: [] } as unknown as RailOnLoopback
  beforeEach(async () => {
    fixture.bank = await startLoopback()
    fixture.now = 1_000_000
    fixture.warnings = []
    fixture.rail = createSynapseRail({
      baseUrl: fixture.bank.baseUrl,
      clientId: 'client_id_1',
      clientSecret: SECRET,
      fingerprint: 'fp-canary',
      timeoutMs,
      clock: () => fixture.now,
      logger: { warn: (fields, message) => fixture.warnings.push(`${JSON.stringify(fields)} ${message}`) },
    })
  })
  afterEach(() => fixture.bank.stop())
  return fixture
}

/** Reads one transfer. */
export const read = ({ rail }: RailOnLoopback) => rail.transfers.read({ user: USER, account: NODE, transfer: TRANSFER })

export const neverAnswers: Misbehave = () => {}
export const resets: Misbehave = (response) => response.socket?.resetAndDestroy()
export const cutsOff: Misbehave = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write('{"_id":"5d2a1c0e9b3f4a')
  setImmediate(() => response.destroy())
}
export const endsEarly: Misbehave = answer(200, '{"_id":"5d2a1c0e9b3f4a0012345620","amount":{')
export const drips: Misbehave = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const drip = setInterval(() => response.write(' '), 50)
  response.on('close', () => clearInterval(drip))
}
export const page: Misbehave = answer(200, '<html>We will be back</html>', { 'content-type': 'text/html' })
export const badGateway: Misbehave = answer(502, '<html>502</html>', { 'content-type': 'text/html' })
