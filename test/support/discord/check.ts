import type { z } from 'zod'
import { type FormError, invalidForm, refusal } from './errors.ts'
import type { DiscordState } from './state.ts'

type Issue = z.core.$ZodIssue
type Path = readonly (string | number)[]

/** A union hides its members' issues: look into the member that got furthest. */
const flat = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const best = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

const sentence = (issue: Issue): { readonly code: string; readonly message: string } => {
  if (issue.code === 'too_big') return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer.` }
  if (issue.code === 'too_small') return { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more.` }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
  return { code: 'BASE_TYPE_INVALID', message: issue.message }
}

/**
 * A body through its schema. What Discord refuses is answered 50035; a field Discord doesn't know is no platform
 * error but a mistake of ours: it is put on the list of violations and answered 500.
 */
export const checked = <Schema extends z.ZodType>(
  state: DiscordState,
  schema: Schema,
  body: unknown,
): z.infer<Schema> => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap(flat)
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  )
  if (unknown.length > 0) {
    state.violations.push(`fields that Discord does not know: ${unknown.join(', ')}`)
    throw refusal(500, 0, 'a field that Discord does not know was sent')
  }
  throw invalidForm(
    issues.map((issue): FormError => ({ path: issue.path as Path as (string | number)[], ...sentence(issue) })),
  )
}
