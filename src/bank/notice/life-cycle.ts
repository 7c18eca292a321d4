import type { Notice, NoticeState } from '#bank/ground/notice.ts'

/** The whole life of a notice; nothing else can happen to it. */
const NEXT = {
  /** Due now or later: for the first time, after a failure, or to be shown once more. */
  waiting: ['waiting', 'delivered', 'unreachable'],
  /** No channel could take it. It is tried again, or read in an answer, once its customer is back. */
  unreachable: ['waiting', 'delivered'],
  /** Shown once more only in a chat that has lost what it showed. */
  delivered: ['waiting'],
} as const satisfies Record<NoticeState, readonly NoticeState[]>
export const canBecome = (from: NoticeState, to: NoticeState): boolean =>
  (NEXT[from] as readonly NoticeState[]).includes(to)

/** What it is about is not complete yet: looked at again after this. */
const NOT_READY_MS = 10_000
/** An outcome so fresh that its card may still be on its way is shown once more after this. */
const SHOW_AGAIN_MS = 6_000
const MIN_BACKOFF_MS = 2_000
const MAX_BACKOFF_MS = 5 * 60_000

/** What came of one attempt to deliver it. */
export type Attempt =
  /** Not all that it is about is stored yet. */
  | { readonly kind: 'not-ready' }
  /** Its customer wants to hear nothing of the kind before then. */
  | { readonly kind: 'early'; readonly dueAt: number }
  /** It is no longer true, or another notice says it. */
  | { readonly kind: 'void' }
  /** A channel failed: it may take it later. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** `isFresh`: the card that it stands on may arrive after it. */
  | { readonly kind: 'taken'; readonly conversation: string; readonly isFresh: boolean }
  /** No channel could take it. `isOwed`: its customer has to get it when they are back. */
  | { readonly kind: 'not-taken'; readonly isOwed: boolean }

/** What follows of an attempt, as data. */
export type Step =
  | { readonly state: 'waiting'; readonly dueAt: number; readonly deliveredIn?: string }
  | { readonly state: 'delivered' | 'unreachable' }

/** A channel that fails is tried again ever less often: half as long again as the notice is old. */
const backoffOf = (ageMs: number): number => Math.min(Math.max(ageMs / 2, MIN_BACKOFF_MS), MAX_BACKOFF_MS)

export const stepAfter = (notice: Notice, attempt: Attempt, now: number): Step => {
  switch (attempt.kind) {
    case 'not-ready':
      return { state: 'waiting', dueAt: now + NOT_READY_MS }
    case 'early':
      return { state: 'waiting', dueAt: attempt.dueAt }
    case 'void':
      return { state: 'delivered' }
    case 'failed':
      return { state: 'waiting', dueAt: now + backoffOf(now - notice.createdAt) }
    case 'taken':
      // Once: where clocks differ it would look fresh for as long as they do.
      return attempt.isFresh && notice.deliveredIn === undefined
        ? { state: 'waiting', dueAt: now + SHOW_AGAIN_MS, deliveredIn: attempt.conversation }
        : { state: 'delivered' }
    case 'not-taken':
      // A notice that was delivered before the chat became unreachable is not due again.
      return { state: attempt.isOwed && notice.deliveredIn === undefined ? 'unreachable' : 'delivered' }
  }
}
