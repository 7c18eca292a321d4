import { describe, expect, it } from 'vitest'
import { UnrecoverableError } from 'bullmq'
import { OPERATION_VERSION } from '#adapters/mongo/operation-document.ts'
import { toNotice } from '#adapters/mongo/notices.ts'
import { readAnswer, readSession, sessionText } from '#adapters/redis/session-codec.ts'
import { readPlacement } from '#adapters/telegram/placement.ts'
import { parseEntry } from '#adapters/webchat/entries.ts'
import { SESSION_VERSION } from '#conversation/session/session.ts'
import { plain } from '#conversation/words/text.ts'
import { OperationPayload, work } from '#jobs/payload.ts'
import { readGolden } from '#test/golden/files.ts'
import { type History, liveHistories, stepFrom } from '#test/golden/histories.ts'
import { readStored, storedOperations, withoutPersonal } from '#test/golden/operations.ts'
import { type StoredThings, storedThings } from '#test/golden/stored.ts'
import { sessionShape, shapeOf } from '#test/golden/shape.ts'
import { shownBy } from '#test/support/dialogs/turns.ts'

const versions = Array.from({ length: SESSION_VERSION }, (_, n) => n + 1)
const historiesOf = (version: number) => readGolden(`session.v${version}`) as Readonly<Record<string, History>>
const every = versions.flatMap((version) =>
  Object.entries(historiesOf(version)).map(([name, history]) => [version, name, history] as const),
)
const operationVersions = Array.from({ length: OPERATION_VERSION }, (_, n) => n + 1)
const operationsOf = (version: number) =>
  readGolden(`operation.v${version}`) as readonly { readonly stored: object; readonly operation: object }[]

const stored = (text: string): unknown => JSON.parse(text)
const WORDED = new Set(['said', 'label', 'hint', 'title', 'submit'])
/** Without the hash of a sentence and what a form is labelled with, which may be worded otherwise by now. */
const unworded = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (WORDED.has(key) && typeof value === 'string' ? 'words' : value))

describe('R27: what an earlier version has stored', () => {
  it.each(every)(
    'session v%s, "%s": every recorded state loads, and replays to the recorded next one',
    (_, _name, history) => {
      for (const [n, { act, before, after }] of history.entries()) {
        const session = readSession(before)
        expect(session && stored(sessionText(session))).toEqual(stored(before))
        expect(unworded(sessionText(stepFrom(session, act, n + 1).session))).toEqual(unworded(after))
      }
    },
  )

  it.each(
    operationVersions.flatMap((version) =>
      operationsOf(version).map((golden) => [version, JSON.stringify(golden.operation).slice(0, 60), golden] as const),
    ),
  )('operation v%s %s is read as it was written', (_, __, { stored, operation }) => {
    // The code of a return, which that version kept among the bank's words alone, is read out of them.
    expect(readStored(stored)).toEqual({ ...operation, code: 'R01' })
  })

  const things = readGolden('stored') as StoredThings
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  it.each<readonly [string, readonly { stored: unknown; says: unknown }[], (stored: never) => unknown]>([
    ['the log of the web chat', things.entries, parseEntry],
    ['the answer of a turn', things.answers, readAnswer],
    ['where a card stands', things.standings, readPlacement],
    ['a notice that waits', things.notices, toNotice],
  ])('%s is read as it was written', (_, recorded, read) => {
    for (const { stored, says } of recorded) expect(asJson(read(stored as never))).toEqual(says)
  })

  it('is written today as it was recorded', () => {
    expect(asJson(storedThings())).toEqual(things)
  })

  it('is stored today as it was when its version was recorded: else the version has to go up (npm run golden)', () => {
    expect(sessionShape(liveHistories())).toEqual(sessionShape(historiesOf(SESSION_VERSION)))
    const today = storedOperations().map(({ stored }) => withoutPersonal(stored))
    expect(today).toEqual(operationsOf(OPERATION_VERSION).map(({ stored }) => withoutPersonal(stored)))
  })

  it('notices a field that is gone, came, or changed its kind', () => {
    const shape = shapeOf({ a: 1, b: [{ c: 'x' }] })
    expect(shapeOf({ a: 2, b: [{ c: 'y' }, { c: 'z' }] })).toEqual(shape)
    for (const other of [{ a: 1 }, { a: '1', b: [{ c: 'x' }] }, { a: 1, b: [{ c: 'x', d: 1 }] }])
      expect(shapeOf(other)).not.toEqual(shape)
  })
})

describe('R27: what a later version has stored', () => {
  const later = {
    version: SESSION_VERSION + 1,
    conversation: 'web:1',
    customer: 'cus_me',
    salt: 'salt',
    frame: 7,
    presses: [],
  }

  it('a session is set down: nobody is signed in, and the customer is told', () => {
    const session = readSession(JSON.stringify(later))
    expect(session).toMatchObject({ version: SESSION_VERSION, conversation: 'web:1', presses: {} })
    expect(session?.customer).toBeUndefined()
    const { replies, session: next } = stepFrom(session, { do: 'say', text: 'and twenty more' }, 1)
    expect(
      shownBy(replies)
        .map(({ text }) => plain(text))
        .join('\n'),
    ).toMatch(/lost track[\s\S]*No money moved/)
    expect(next.frame).toBeUndefined()
    const pressed = stepFrom(session, { do: 'press', button: 'of-another-version' }, 1)
    expect(
      shownBy(pressed.replies)
        .map(({ text }) => plain(text))
        .join('\n'),
    ).toMatch(/Nothing was done/)
  })

  it('what is no session at all begins anew', () => {
    for (const text of ['', 'x', '7', '[]', '{}', '{"version":1}']) expect(readSession(text)).toBeUndefined()
  })

  it('an entry in the log of the web chat of a kind unknown here is left out', () => {
    expect(parseEntry('{"kind":"dance","at":1,"turn":"t"}')).toBeUndefined()
    expect(parseEntry('{"kind":"said"}')).toBeUndefined()
  })

  it('a job is given up on at once, with the reason; what it was about is found by the sweep', async () => {
    const run = work(OperationPayload, () => Promise.reject(new Error('was run')))
    await expect(run({ data: { v: 2, id: 'op_1' } })).rejects.toThrow(UnrecoverableError)
  })
})
