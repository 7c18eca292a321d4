import type { Topic, Wrong } from '#bank/case/case.ts'
import { answerExpectedBy, DEFAULT_SUPPORT_HOURS } from '#bank/case/hours.ts'
import { openCase, ownCases, recentPayments } from '#bank/case/open.ts'
import { report, type Subject } from '#bank/case/report.ts'
import { closeOwnCase, isReadBy, isWrittenBy, REPLY_MS, type Writer, writeToCase } from '#bank/case/thread.ts'
import type { CaseId, OperationId } from '#bank/ground/ids.ts'
import { question } from '#conversation/ask/ask.ts'
import { type Asker, causeInChat } from '#conversation/ask/asker.ts'

/** Shown at once. */
const MAX_SHOWN = 10

export const reportProblem = question(
  'case.report',
  async (given: { subject: Subject; wrong: Wrong; text: string }, asker) =>
    report(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

export const listCases = question('case.list', async (_: void, { ports, me }) =>
  ports.cases.ofCustomer((await me()).id, MAX_SHOWN),
)

export const findCase = question('case.find', async ({ case: id }: { case: CaseId }, { ports, me }) => {
  const [found, customer] = await Promise.all([ports.cases.find(id), me()])
  return found?.customer === customer.id ? found : undefined
})

/** Who writes: signed in or not. */
const writerOf = async (asker: Asker): Promise<Writer> => {
  const { turn, now, ports, customer } = asker
  const me = customer === undefined ? undefined : await asker.me()
  const owner = me ?? (await ports.customers.findByIdentity(turn.who.identity))
  const { network } = turn.who
  return { chat: turn.conversation, turn: turn.id, now, customer: me, owner: owner?.id, network }
}

/** How this chat stands to an account, and by when a person usually answers. */
export const readOutlook = question('case.outlook', async (_: void, { ports, turn, now, customer }) => {
  const owner = await ports.customers.findByIdentity(turn.who.identity)
  const { support = DEFAULT_SUPPORT_HOURS } = ports.settings
  return {
    standing: owner === undefined ? 'stranger' : customer === undefined ? 'logged-out' : 'signed-in',
    isFrozen: owner?.frozen !== undefined,
    answeredBy: answerExpectedBy(now, support),
    ...(customer === undefined || owner === undefined
      ? { timeZone: support.timeZone, isZoneNamed: true }
      : { timeZone: owner.timeZone, isZoneNamed: false }),
  } as const
})

export const askPerson = question(
  'case.open',
  async (given: { topic: Topic; text: string; operation?: OperationId }, asker) =>
    openCase(asker.ports, await writerOf(asker), given),
)

export const writeToSupport = question('case.write', async (given: { case: CaseId; text: string }, asker) =>
  writeToCase(asker.ports, await writerOf(asker), given),
)

export const closeMine = question('case.close', async ({ case: id }: { case: CaseId }, asker) =>
  closeOwnCase(asker.ports, await writerOf(asker), id),
)

/** One that may be read in this chat by whoever is, or is not, signed in there. */
export const readThread = question('case.thread', async ({ case: id }: { case: CaseId }, asker) => {
  const [found, writer] = await Promise.all([asker.ports.cases.find(id), writerOf(asker)])
  return found !== undefined && isReadBy(found, writer) ? found : undefined
})

/** Not closed, newest first. */
export const openHere = question('case.here', async (_: void, asker) =>
  (await ownCases(asker.ports, await writerOf(asker))).filter(({ state }) => state !== 'closed'),
)

/** The one in which support was the last to write, lately. */
export const answeredHere = question('case.answered', async (_: void, asker) => {
  const writer = await writerOf(asker)
  const open = (await ownCases(asker.ports, writer)).filter(({ state }) => state !== 'closed')
  return open.find((each) => {
    const last = each.thread?.at(-1)
    return last?.by === 'support' && asker.now - last.at < REPLY_MS && isWrittenBy(each, writer)
  })?.id
})

/** Of late, newest first. */
export const paymentsOfLate = question('case.payments', async (_: void, { ports, me }) =>
  recentPayments(ports, await me()),
)
