import { formatUsd, usd } from '#bank/money.ts'
import { type House, openHouse, type Role, type StoredOperation, until } from './house.ts'
import { openPerson, type Person, settleIn } from './person.ts'

export type Death = {
  readonly role: Role
  readonly when: 'before' | 'after'
  /** Which effect, counted from the moment before Confirm is pressed. */
  readonly nth: number
  readonly flushed: boolean
}
export type Survived = {
  readonly death: Death
  /** What it died at; undefined when the payment was over first. */
  readonly at: string | undefined
  readonly state: string
  /** ms from the restart until the payment was over. */
  readonly finalAfterMs: number
}

/** Everything is over within this once the process is back. */
export const FINAL_WITHIN_MS = 30_000
const FINAL = ['settled', 'returned', 'refused', 'cancelled', 'expired']

type Stage = { readonly house: House; readonly token: string; payment: number; leaving: boolean }

/** A house with one customer in it, whose payments are then interrupted. */
export const openStage = async (): Promise<Stage & { close(): Promise<void> }> => {
  const house = await openHouse({ CARD_MINUTES: '1' })
  const [web, worker] = [await house.startRole('web'), await house.startRole('worker')]
  const person = await openPerson(house.url)
  await settleIn(person)
  person.close()
  await Promise.all([web.stop(10_000), worker.stop(10_000)])
  return { house, token: person.token, payment: 0, leaving: false, close: house.close }
}

const newest = async ({ house }: Stage): Promise<StoredOperation | undefined> => (await house.operations('send')).at(-1)

/** The bank's books, the operation and the chat must tell the same story. */
const compare = async (stage: Stage, person: Person, before: number, amount: string): Promise<string> => {
  const sends = await stage.house.operations('send')
  const fresh = sends.slice(before)
  const ids = new Set(fresh.map(({ _id }) => _id))
  const booked = (await stage.house.booked()).filter(({ supp_id }) => ids.has(supp_id))
  const settled = fresh.filter(({ state }) => state === 'settled')
  if (booked.length > 1) throw new Error(`the payment of ${amount} was made ${booked.length} times`)
  if (settled.length !== booked.filter(({ status }) => status === 'SETTLED').length)
    throw new Error(`${amount}: ${JSON.stringify(fresh)} but the bank has ${JSON.stringify(booked)}`)
  if (settled.length === 0) return fresh[0]?.state ?? 'never asked for'
  const sent = new RegExp(`^Sent[\\s\\S]*${amount.replaceAll(/[$.]/g, '\\$&')}`)
  await person.see(sent, FINAL_WITHIN_MS)
  const cards = new Set(person.said.filter(({ text }) => sent.test(text)).map(({ card }) => card))
  if (cards.size !== 1) throw new Error(`${amount} was told on ${cards.size} cards`)
  if (person.said.some(({ text }) => text.startsWith('Not sent') && text.includes(amount)))
    throw new Error(`${amount} was told as not sent`)
  return 'settled'
}

/** One payment, one death in the middle of it, one restart; throws where money or word went wrong. */
export const interrupt = async (stage: Stage, death: Death): Promise<Survived> => {
  stage.leaving = false
  try {
    return await payAndDie(stage, death)
  } finally {
    stage.leaving = true
    await stage.house.stopRoles()
  }
}

const payAndDie = async (stage: Stage, death: Death): Promise<Survived> => {
  const { house, token } = stage
  stage.payment += 1
  const amount = formatUsd(usd(100n + BigInt(stage.payment)))
  const doomed = { PARLEY_DIE: `${death.when}:${death.nth}` }
  const [web, worker] = await Promise.all([
    house.startRole('web', death.role === 'web' ? doomed : {}),
    house.startRole('worker', death.role === 'worker' ? doomed : {}),
  ])
  const victim = death.role === 'web' ? web : worker
  const person = await openPerson(house.url, token)
  const before = (await house.operations('send')).length
  await person.logIn()
  await person.say(`send ${amount} to @alex`)
  await person.see(new RegExp(`Send this\\?[\\s\\S]*${amount.replaceAll(/[$.]/g, '\\$&')}`))
  process.kill(victim.pid, 'SIGUSR2')
  await until('the armed process', () => victim.output().includes('Armed') || undefined, 10_000)
  const pressed = person.press('Confirm').catch(() => undefined)
  const isOver = async (): Promise<boolean> => FINAL.includes((await newest(stage))?.state ?? '')
  await until('a death or an end', async () => victim.hasEnded() || (await isOver()) || undefined, FINAL_WITHIN_MS)
  const at = /Dies \w+ (\S+)/.exec(victim.output())?.[1]
  const revive = async (): Promise<void> => {
    if (death.flushed) await house.redis.flushall()
    await house.startRole(death.role)
  }
  if (victim.hasEnded()) await revive()
  // Its turn may come when the payment is over already, by news or by the next look around.
  else
    victim.ended
      .then(() => (stage.leaving ? undefined : revive()))
      .catch((error: unknown) => {
        // Stopped while it was starting, because this payment had been compared already.
        if (!stage.leaving) throw error
      })
  const ready = performance.now()
  // The same press again, until it is answered.
  await pressed
  // A press that was never stored leaves a card that nobody confirmed: it runs out, and no money moves.
  await until(
    'the payment to end',
    async () => {
      const operation = await newest(stage)
      return (
        operation?.state === 'proposed' ||
        (operation !== undefined && FINAL.includes(operation.state) && operation.dueAt === undefined) ||
        undefined
      )
    },
    FINAL_WITHIN_MS,
  )
  const finalAfterMs = Math.max(0, Math.round(performance.now() - ready))
  const again = death.flushed ? await openPerson(house.url, token) : person
  const state = await compare(stage, again, before, amount)
  person.close()
  again.close()
  return { death, at, state, finalAfterMs }
}
