import type { ConversationId } from '#bank/ground/ids.ts'
import type { Access } from './access.ts'
import type { Entry, LoggedEntry } from './entries.ts'

export type Begun =
  /** Where the transcript stood when this turn was first seen. `isFirst`: the transcript knows no turn but this one. */
  | { readonly kind: 'begun'; readonly since: number; readonly isFirst: boolean }
  /** The turn's answer stands in the transcript already, up to this entry. */
  | { readonly kind: 'answered'; readonly seq: number }

export type Addition = {
  /** Adding one key again adds nothing and gives the first `seq`. */
  readonly key: string
  readonly entries: readonly Entry[]
  /**
   * For what a turn shows: cards that an outcome has replaced after this `seq` are left out, since the outcome is
   * newer than the answer, whichever is written first. Without it the entries are outcomes themselves.
   */
  readonly since?: number
  /** Cards that the transcript does not show are left out. */
  readonly whereShown?: boolean
  /** Who may see it again; where nothing is hidden from anybody it is not said. */
  readonly access?: Access | undefined
}

export type SeenReport = {
  readonly seq: number
  readonly isLooking: boolean
  /** Which of a person's tabs says so: letters, digits, hyphens. */
  readonly tab: string
  /** Counts the reports of a tab: one that arrives late does not undo a later one. Without it the server noticed it itself. */
  readonly report?: number
}

/**
 * What was said in a web conversation, kept for a while so that a reload, a second tab and a terminal see the same.
 * May be lost at any moment: people then see an empty chat and write on.
 */
export type Transcript = {
  /** Up to this entry it was before somebody's eyes; `isLooking`: it still is, for a while from now. */
  seen(conversation: ConversationId, given: SeenReport): Promise<void>
  /** The last entry that was seen. */
  readUpTo(conversation: ConversationId): Promise<number>
  isLookedAt(conversation: ConversationId): Promise<boolean>
  /** Repeating it for one turn gives the first mark again. */
  begin(conversation: ConversationId, turn: string): Promise<Begun>
  /** All entries or none, and the number of the last one. */
  append(conversation: ConversationId, addition: Addition): Promise<number>
  /** Entries with a number above `after`, oldest first. */
  read(conversation: ConversationId, after: number, limit: number): Promise<readonly LoggedEntry[]>
  /** Resolves once listening; then calls `onNews` after every addition, by whichever process, perhaps too often. */
  subscribe(conversation: ConversationId, onNews: () => void): Promise<() => void>
}
