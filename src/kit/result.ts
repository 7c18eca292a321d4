/** What can happen, as a value: exceptions are for what must not happen. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** Closes a `switch` over a union: a case that was forgotten does not compile. */
export const unreachable = (value: never): never => {
  throw new TypeError(`a case was forgotten: ${JSON.stringify(value)}`)
}
