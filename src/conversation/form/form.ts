import type { Field } from '#conversation/channel/message.ts'
import type { ValidatorName } from './validators.ts'

/** A field and the validator its typed value has to pass; stored sessions know it as `rule`. */
export type AskedField = Field & { readonly rule: ValidatorName }
/** One to five fields. */
export type FormDraft = { readonly title: string; readonly submit: string; readonly fields: readonly AskedField[] }

export const isSecret = (field: Pick<Field, 'kind'>): boolean => field.kind === 'pin' || field.kind === 'secret'
