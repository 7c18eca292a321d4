// The attackers as a process of its own, so that what they cost is not taken for slowness of who is attacked. It is told
// what to do by its parent, and tells what became of every connection once it is asked to end.
import { randomBytes } from 'node:crypto'
import { createConnection, type Socket } from 'node:net'
import { setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { ATTACKS, type Ended, strike } from './attackers.ts'
import { AttackOrder, type AttackReport } from './attack-messages.ts'

/** As many idle connections as are opened before a pause: more at once overflow the backlog of the listening socket. */
const IDLE_AT_ONCE = 100
const IDLE_PAUSE_MS = 50

const newToken = (): string => randomBytes(32).toString('base64url')

/** So many addresses an enemy has; all of them lead to this machine, and no customer has one of them. */
const ADDRESSES = 16
let turn = 0
const nextAddress = (): string => `127.9.0.${((turn += 1) % ADDRESSES) + 1}`

const attack = async ({ url, ofEach, idle }: AttackOrder, isOver: () => boolean): Promise<AttackReport> => {
  const at = new URL(url)
  const ended: Ended[] = []
  const one = async (kind: (typeof ATTACKS)[number]): Promise<void> => {
    while (!isOver()) ended.push(await strike(kind, { url: at, token: newToken(), from: nextAddress(), isOver }))
  }
  const strikes = Promise.all(ATTACKS.flatMap((kind) => Array.from({ length: ofEach }, () => one(kind))))
  const sockets: Socket[] = []
  while (sockets.length < idle && !isOver()) {
    for (let n = 0; n < IDLE_AT_ONCE && sockets.length < idle; n += 1)
      sockets.push(
        createConnection({ port: Number(at.port), host: at.hostname, localAddress: nextAddress() })
          .on('error', () => undefined)
          .resume(),
      )
    await pause(IDLE_PAUSE_MS)
  }
  while (!isOver()) await pause(IDLE_PAUSE_MS)
  await strikes
  const idleLeft = sockets.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length
  for (const socket of sockets) socket.destroy()
  return { ended, idleLeft, idleOpened: sockets.length }
}

// An enemy has a machine of their own: whoever is attacked here keeps the processor first.
setPriority(10)
let isOver = false
process.on('message', (message) => {
  if (message === 'end') {
    isOver = true
    return
  }
  void attack(AttackOrder.parse(message), () => isOver).then((report) =>
    process.send?.(report, () => process.disconnect()),
  )
})
// Whoever started this has gone.
process.on('disconnect', () => process.exit())
