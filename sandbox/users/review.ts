import type { UserServices } from './services.ts'
import type { Cip, Settings } from '../kit/settings.ts'
import type { BaseDocument, DocumentKind, SubDocument, UserDoc } from '../store/documents.ts'
import type { ReviewTimes } from './sub-documents.ts'
import { CHANGED_BY_SYSTEM, publishUser } from './publish.ts'
import { verdictOf } from './verdict.ts'

const KINDS: readonly DocumentKind[] = ['virtual_docs', 'physical_docs', 'social_docs']
/** Permissions that no review changes. */
const FIXED = new Set(['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY'])
const MOST_AT_ONCE = 200

type Level = 0 | 1 | 2

const isValid = ({ status }: SubDocument): boolean => status === 'SUBMITTED|VALID'

/** What one base document earns: 2 with everything the programme asks for, 1 with half of it. */
const levelOf = (base: BaseDocument, cip: Cip): Level => {
  const badAddress = base.social_docs.some(
    ({ document_type, status }) => document_type === 'ADDRESS' && status === 'SUBMITTED|INVALID',
  )
  if (badAddress) return 0
  const [virtual, physical] = [base.virtual_docs.some(isValid), base.physical_docs.some(isValid)]
  const full = { none: true, virtual, physical, 'virtual-and-physical': virtual && physical }[cip]
  return full ? 2 : virtual || physical ? 1 : 0
}

const PERMISSIONS = ['UNVERIFIED', 'RECEIVE', 'SEND-AND-RECEIVE'] as const

/** Works out permission and limits from the current documents, upwards and downwards. */
export const evaluate = (user: UserDoc, { cip: programmes, dailyLimit }: Settings): UserDoc => {
  if (FIXED.has(user.permission)) return user
  const cip = programmes[user.extra.cip_tag] ?? programmes[''] ?? 'virtual-and-physical'
  const documents = user.documents.map((base) => ({
    ...base,
    permission_scope: levelOf(base, cip) === 2 ? `SEND|RECEIVE|${dailyLimit}|DAILY` : 'UNVERIFIED',
  }))
  const best = Math.max(0, ...user.documents.map((base) => levelOf(base, cip))) as Level
  return { ...user, documents, permission: PERMISSIONS[best] }
}

const reviewSub = (kind: DocumentKind, sub: SubDocument, now: number): SubDocument => {
  if (sub.reviewAt === undefined || sub.reviewAt > now) return sub
  const { reviewAt, ...rest } = sub
  const { status, reasons, questions } = verdictOf(kind, sub.document_type, sub.document_value)
  return {
    ...rest,
    status,
    last_updated: reviewAt,
    ...(reasons === undefined ? {} : { invalid_reasons: reasons }),
    ...(questions === undefined ? {} : { meta: { ...sub.meta, question_set: questions } }),
  }
}

/** When the next verdict on any document is due. */
export const nextReview = (user: UserDoc): number | null => {
  const times = user.documents.flatMap((base) =>
    KINDS.flatMap((kind) => base[kind].flatMap(({ reviewAt }) => reviewAt ?? [])),
  )
  return times.length === 0 ? null : Math.min(...times)
}

/** The user with every verdict that is due by `now`. */
export const review = (user: UserDoc, now: number, settings: Settings): UserDoc => {
  const documents = user.documents.map((base) => {
    const after = { ...base }
    for (const kind of KINDS) after[kind] = base[kind].map((sub) => reviewSub(kind, sub, now))
    return after
  })
  const after = evaluate({ ...user, documents, extra: { ...user.extra, last_updated: now } }, settings)
  return { ...after, _s: { ...after._s, nextAt: nextReview(after) } }
}

/** The user with its verdicts already, where a review takes no time. */
export const reviewNow = (user: UserDoc, { now, reviewAt }: ReviewTimes, settings: Settings): UserDoc =>
  reviewAt <= now ? review(user, now, settings) : user

/** Gives every verdict that is due. Returns how many users were reviewed. */
export const reviewDue = async (services: UserServices): Promise<number> => {
  let reviewed = 0
  for (;;) {
    const now = services.clock.now()
    const due = await services.users.dueBy(now, MOST_AT_ONCE)
    if (due.length === 0) return reviewed
    for (const id of due) {
      const after = await services.users.change(id, (user) => review(user, now, services.settings), CHANGED_BY_SYSTEM)
      await publishUser(services, after)
      reviewed += 1
    }
  }
}
