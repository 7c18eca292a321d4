import { z } from 'zod'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { Context, FormDraft, Input } from '#conversation/flow/dialog.ts'
import { field } from '#conversation/flow/kit.ts'
import { LONGEST_MESSAGE, VALIDATORS } from '#conversation/form/validators.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { secretIn } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { peopleWords } from './words.ts'

/** Words to a person: how they are asked for, and where they wait until it is clear that they are for one. */

export const messageForm = (to: Localized): FormDraft => {
  const w = peopleWords(to)
  const fields = [field('message', 'message', w.label, { hint: w.hint, maxLength: LONGEST_MESSAGE })]
  return { title: w.title, submit: w.submit, fields }
}

const Wish = z.object({ name: z.string(), slots: z.record(z.string(), z.string()) })

export type Message =
  /** For a person. */
  | { readonly kind: 'for-support'; readonly text: string }
  /** It may be meant for this chat: asked about before anything is done with it. */
  | { readonly kind: 'unsure'; readonly text: string; readonly wish: Goal | undefined }
  /** Nobody may see it. */
  | { readonly kind: 'secret' }

/** What was handed in as a message, or said where one was being talked about; undefined where it was neither. */
export const messageIn = (input: Input, context: Context): Message | undefined => {
  if (input.kind === 'filled') {
    const text = input.values['message'] ?? ''
    if (secretIn(text, context) !== undefined) return { kind: 'secret' }
    return input.meant === undefined ? { kind: 'for-support', text } : { kind: 'unsure', text, wish: input.meant }
  }
  if (input.kind !== 'said' || input.goal !== undefined) return undefined
  const typed = VALIDATORS.message(input.text, context)
  return typed.ok ? { kind: 'unsure', text: typed.value, wish: undefined } : undefined
}

/** Sealed and apart from the session, for an hour, with what they would be as a wish. */
export function* keepWords(text: string, wish: Goal | undefined, context: Context): Generator<Query, string, unknown> {
  const key = `case:${context.turn.conversation}:${context.turn.id}`
  const values = { words: text, ...(wish && { wish: JSON.stringify(wish) }) }
  yield* ask(putDraft, { key, values })
  return key
}

type Kept = { readonly words: string; readonly wish: Goal | undefined }

/** Undefined once they are gone. */
export function* readWords(draft: string): Generator<Query, Kept | undefined, unknown> {
  const { words, wish } = yield* ask(readDraft, { key: draft })
  if (words === undefined) return undefined
  return { words, wish: wish === undefined ? undefined : Wish.parse(JSON.parse(wish)) }
}

/** What the person pressed where it was asked whom the words are for. */
export const decisionIn = (input: Input): 'send' | 'do' | 'neither' | undefined =>
  input.kind === 'chose' && (input.choice === 'send' || input.choice === 'do' || input.choice === 'neither')
    ? input.choice
    : undefined
