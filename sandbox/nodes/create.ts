import { z } from 'zod'
import type { NodeServices } from './services.ts'
import { newAccessToken, newId } from '../kit/ids.ts'
import type { NodeDoc, UserDoc } from '../store/documents.ts'
import { type BankQuestion, answerBank, linkAccounts, loginAtBank } from './bank-login.ts'
import { loginNodes, type NewNode, numbersNode } from './ach.ts'
import { cardInfo, keptInfo, outsideInfo, plainInfo, requireDocument, requireInfo } from './info.ts'
import { requireAccountNumber, requireRoutingNumber } from './routing.ts'
import { isCrypto, NODE_TYPES } from './types.ts'
import { badForm } from '../kit/refusal.ts'
import { isYes, type JsonObject, parseBody, requireSmall } from '../kit/parse.ts'
import { flag, routingNumber, text } from '../kit/wire-types.ts'

const CreateBody = z.looseObject({
  type: z.string(),
  info: z.looseObject({}),
  extra: z.looseObject({ supp_id: text.nullish(), note: text.nullish(), other: z.looseObject({}).nullish() }).nullish(),
  preview_only: flag.nullish(),
  card_style_id: text.nullish(),
})
const LoginInfo = z.looseObject({ info: z.looseObject({ bank_id: text, bank_pw: text, bank_name: text }) })
const Answer = z.looseObject({ access_token: z.string(), mfa_answer: text })
const NumbersInfo = z.looseObject({
  info: z.looseObject({
    nickname: z.string(),
    account_num: text,
    routing_num: routingNumber,
    type: z.enum(['PERSONAL', 'BUSINESS']),
    class: z.enum(['CHECKING', 'SAVINGS']),
    name_on_account: z.string().nullish(),
  }),
})

type Draft = NewNode & {
  type: string
  suppId: string
  note: string | null
  timeline: string[]
  micro: number | null
  soon?: string
}

const draftToDoc = (services: NodeServices, user: UserDoc, draft: Draft): NodeDoc => {
  const now = services.clock.now()
  return {
    _id: newId(),
    allowed: draft.allowed,
    allowed_status_code: null,
    client: services.platform,
    extra: { note: draft.note, other: draft.other, supp_id: draft.suppId },
    info: draft.info,
    is_active: true,
    timeline: draft.timeline.map((note) => ({ date: now, note })),
    type: draft.type,
    user_id: user._id,
    _s: {
      hidden: draft.hidden,
      verified: draft.allowed === 'CREDIT-AND-DEBIT',
      micro: draft.micro === null ? null : { attempts: 0, sent: draft.micro },
      allowedBefore: null,
      nextAt: draft.soon === undefined ? null : now + services.settings.cardPrintMs,
      nextNote: draft.soon ?? null,
    },
  }
}

const ownName = (user: UserDoc): string => user.legal_names[0] ?? ' '

const loginDrafts = (services: NodeServices, user: UserDoc, suppId: string): Draft[] =>
  loginNodes(services, ownName(user)).map((node) => ({
    ...node,
    type: 'ACH-US',
    suppId,
    note: null,
    timeline: ['Node created.'],
    micro: null,
  }))

const MICRO_NOTES = {
  sent: 'Micro deposits initiated.',
  held: "Unable to send micro deposits as node allowed is not 'CREDIT'.",
} as const

const numbersDraft = (services: NodeServices, user: UserDoc, body: JsonObject, suppId: string): Draft => {
  const { info } = parseBody(NumbersInfo, body)
  requireAccountNumber(info.account_num, 'info.account_num')
  requireRoutingNumber(info.routing_num)
  // Without a verified user no micro-deposits go out; they can be asked for again later.
  const verified = user.permission === 'SEND-AND-RECEIVE' || user.permission === 'RECEIVE'
  const given = { ...info, name_on_account: info.name_on_account ?? ' ' }
  return {
    ...numbersNode(services, given, verified ? 1 : 0),
    type: 'ACH-US',
    suppId,
    note: null,
    timeline: ['Node created.', verified ? MICRO_NOTES.sent : MICRO_NOTES.held],
    micro: verified ? 1 : 0,
  }
}

const otherDraft = (user: UserDoc, body: z.infer<typeof CreateBody>, suppId: string): Draft => {
  const { type } = body
  const info = plainInfo(body.info)
  const kind = NODE_TYPES.get(type)
  if (kind === undefined) throw badForm(`Invalid field in payload: type. ${type} is not a node type.`, 'type')
  requireInfo(kind, info)
  if (type.startsWith('WIRE') && typeof info['routing_num'] === 'string') requireRoutingNumber(info['routing_num'])
  requireDocument(user, type, info['document_id'])
  const hidden = Object.fromEntries((kind.masked ?? []).map((name) => [name, info[name]]))
  const card = kind.card === true
  const shownInfo = card
    ? cardInfo(info, body.card_style_id)
    : kind.kept
      ? keptInfo(type, kind, info)
      : outsideInfo(type, info)
  return {
    type,
    allowed: kind.allowed,
    info: Object.fromEntries(Object.entries(shownInfo).filter(([, value]) => value !== undefined)),
    hidden,
    other: isCrypto(type) || card ? { access_token: newAccessToken() } : (body.extra?.other ?? {}),
    suppId,
    note: body.extra?.note ?? null,
    timeline: ['Node created.'],
    micro: null,
    ...(card ? { soon: 'Card Created.' } : {}),
  }
}

export type Created = { nodes: NodeDoc[] } | { question: BankQuestion } | { preview: object }

const linkAch = async (
  services: NodeServices,
  user: UserDoc,
  raw: JsonObject,
  suppId: string,
): Promise<Draft[] | BankQuestion> => {
  const info = raw['info'] as JsonObject
  const byLogin = 'bank_id' in info || 'bank_pw' in info
  if (!byLogin) return [numbersDraft(services, user, raw, suppId)]
  const login = parseBody(LoginInfo, raw).info
  return (await loginAtBank(services, { user, login, suppId })) ?? loginDrafts(services, user, suppId)
}

const drafts = async (services: NodeServices, user: UserDoc, raw: JsonObject): Promise<Draft[] | BankQuestion> => {
  if ('access_token' in raw) {
    const { access_token: token, mfa_answer: answer } = parseBody(Answer, raw)
    const answered = await answerBank(services, { user, token, answer })
    return 'suppId' in answered ? loginDrafts(services, user, answered.suppId) : answered
  }
  const body = parseBody(CreateBody, raw)
  const suppId = body.extra?.supp_id ?? ''
  return body.type === 'ACH-US' ? linkAch(services, user, raw, suppId) : [otherDraft(user, body, suppId)]
}

/** Makes what `POST /users/{u}/nodes` asks for: one node, two linked accounts, or the bank's question. */
export const createNodesFor = async (
  services: NodeServices,
  user: UserDoc,
  raw: JsonObject,
  id: string,
): Promise<Created> => {
  const made = await drafts(services, user, raw)
  if (!Array.isArray(made)) return { question: made }
  const nodes = made.map((draft, index) => {
    const node = draftToDoc(services, user, draft)
    requireSmall([node.info, node.extra, node._s.hidden], 'info')
    return index === 0 ? { ...node, _id: id } : node
  })
  if (isYes(String(raw['preview_only']))) {
    return {
      preview: {
        agreements: nodes.map(({ type }) => ({
          type: 'NODE_AGREEMENT',
          url: `https://cdn.synapsepay.com/agreements/${type}.pdf`,
        })),
      },
    }
  }
  const token = typeof raw['access_token'] === 'string' ? raw['access_token'] : undefined
  if (nodes.length > 1) return { nodes: await linkAccounts(services, { user, token, nodes }) }
  return { nodes: await services.nodes.insert(nodes, { scopes: ['NODES|POST'], by: 'SELF' }) }
}
