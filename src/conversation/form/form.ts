import type { Field } from '#conversation/channel/message.ts'
import type { RuleName } from './rules.ts'

/** A field and the rule its typed value has to pass. */
export type AskedField = Field & { readonly rule: RuleName }
/** One to five fields. */
export type FormDraft = { readonly title: string; readonly submit: string; readonly fields: readonly AskedField[] }

export const isSecret = (field: Pick<Field, 'kind'>): boolean => field.kind === 'pin' || field.kind === 'secret'
