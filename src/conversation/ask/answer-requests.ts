import { report } from '#bank/case/report.ts'
import { usd } from '#bank/ground/money.ts'
import type { Ports } from '#bank/registry.ts'
import { askFor } from '#bank/request/ask.ts'
import { askBack } from '#bank/request/back.ts'
import { block, decline, withdraw } from '#bank/request/close.ts'
import { proposePayment } from '#bank/request/pay.ts'
import { askableBack, listRequests, personOf, viewRequest } from '#bank/request/view.ts'
import { type Asker, causeOf, type Part } from './answering.ts'

/** Shown at once, of each kind. */
const MOST = 10

const causeOfAsking = ({ turn, now }: Asker) => ({ turn: turn.id, conversation: turn.conversation, now })

export const forRequests = (ports: Ports): Part<'request'> => ({
  'request.ask': async (given, asker) => askFor(ports, await asker.me(), { ...given, ...causeOfAsking(asker) }),
  'request.askable-back': async ({ transfer }, { me }) => {
    const found = await askableBack(ports, await me(), transfer)
    return found && { payee: found.payee, note: found.note, amount: usd(found.cents) }
  },
  'request.ask-back': async (given, asker) => askBack(ports, await asker.me(), { ...given, ...causeOfAsking(asker) }),
  'request.list': async (_, { me }) => listRequests(ports, (await me()).id),
  'request.find': async ({ request }, { me }) => viewRequest(ports, (await me()).id, request),
  'request.propose-payment': async ({ request, from, card }, asker) => {
    const { place, now } = causeOf(asker, card)
    return proposePayment(ports, await asker.me(), { request, from, place, now })
  },
  'request.decline': async ({ request }, { me, now }) => decline(ports, await me(), request, now),
  'request.withdraw': async ({ request }, { me, now }) => withdraw(ports, await me(), request, now),
  'request.block': async ({ request }, { me, now }) => {
    const [customer, found] = await Promise.all([me(), ports.requests.find(request)])
    if (found?.payer !== customer.id) return undefined
    await block(ports, customer, found.asker, now)
    return personOf(ports, found.asker)
  },
  'request.unblock': async ({ whom }, { me }) => {
    await ports.requestBlocks.remove({ by: (await me()).id, whom })
    return personOf(ports, whom)
  },
  'request.blocked': async (_, { me }) => {
    const blocked = await ports.requestBlocks.ofCustomer((await me()).id, MOST)
    return Promise.all(blocked.map((each) => personOf(ports, each)))
  },
})

export const forCases = (ports: Ports): Part<'case'> => ({
  'case.report': async (given, asker) => report(ports, await asker.me(), { ...given, ...causeOfAsking(asker) }),
  'case.list': async (_, { me }) => ports.cases.ofCustomer((await me()).id, MOST),
  'case.find': async ({ case: id }, { me }) => {
    const [found, customer] = await Promise.all([ports.cases.find(id), me()])
    return found?.customer === customer.id ? found : undefined
  },
})
