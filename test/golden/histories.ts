import type { Session } from '#conversation/session/session.ts'
import type { Act } from '#conversation/channel/turn.ts'
import { sessionText } from '#adapters/redis/session-codec.ts'
import { runTurn, shownBy } from '#test/support/dialogs/turns.ts'
import { ME, NOW, bankFacts } from '#test/support/dialogs/bank-facts.ts'

/** What is done in one history: words typed, or `[n]`, the n-th button of the answer before. */
const HISTORIES: Readonly<Record<string, readonly string[]>> = {
  'sends money': ['send money', '20', 'alex', '[0]'],
  'sends at once, then thinks better of it': ['send 20 to alex for rent', '[0]', 'cancel'],
  'splits a bill': ['split 60 between alex and sam for dinner', '[0]'],
  'asks for money': ['request 20 from alex for pizza'],
  'schedules a payment': ['send 50 to alex every friday'],
  'buys coins': ['buy $50 of btc'],
  'sets an alert': ['tell me when btc goes above 70k', '/alerts'],
  'looks at the history': ['history', '[0]'],
  'looks at accounts and opens one': ['accounts', '/open Rent'],
  'adds money': ['add money'],
  'changes details': ['my details', 'change my address'],
  'reports a problem': ['report a problem'],
  'links a platform': ['link'],
  'logs out': ['log out', 'balance'],
}

export type Step = { readonly act: Act; readonly before: string; readonly after: string }
export type History = readonly Step[]

const ABILITIES = { forms: true, erases: true, picture: 'upload' } as const
const signedIn = (): Session =>
  ({
    ...{ version: 1, conversation: 'web:1', customer: ME, signedInUntil: NOW + 900_000, presses: {}, salt: 'salt' },
  }) as Session

/** Steps one act from a stored session; gives what is stored afterwards. */
export const stepFrom = (session: Session | undefined, act: Act, n: number): ReturnType<typeof runTurn> =>
  runTurn(bankFacts(), session, act, n, ABILITIES)

/** The histories as today's code lives them, every stored session among them. */
export const liveHistories = (): Readonly<Record<string, History>> =>
  Object.fromEntries(
    Object.entries(HISTORIES).map(([name, doings]) => {
      let session = signedIn()
      let buttons: readonly string[] = []
      const steps = doings.map((doing, n): Step => {
        const nth = /^\[(\d+)\]$/.exec(doing)?.[1]
        const button = nth === undefined ? undefined : buttons[Number(nth)]
        if (nth !== undefined && button === undefined) throw new Error(`${name}: no button ${nth} before ${n}`)
        const act: Act = button === undefined ? { do: 'say', text: doing } : { do: 'press', button }
        const before = sessionText(session)
        const stage = stepFrom(session, act, n + 1)
        session = stage.session
        buttons = shownBy(stage.replies).flatMap(({ rows }) => rows.flat().map(({ id }) => id))
        return { act, before, after: sessionText(session) }
      })
      return [name, steps]
    }),
  )
