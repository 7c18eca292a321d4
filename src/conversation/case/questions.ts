import type { Wrong } from '#bank/case/case.ts'
import { report, type Subject } from '#bank/case/report.ts'
import type { CaseId } from '#bank/ground/ids.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat } from '#conversation/ask/asker.ts'

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
