import { parseJson } from '#kit/json.ts'

/**
 * JSON that keeps amounts: a dialog's state may hold some, and JSON has no bigint. Plain `JSON` does the work where
 * there is none, since a replacer costs ten times as much on every turn.
 */
const MARK = '$bigint'

export const toJson = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'bigint' ? { [MARK]: inner.toString() } : inner,
    )
  }
}

const revive = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !(MARK in value)) return value
  const digits = value[MARK]
  return typeof digits === 'string' && /^-?\d+$/.test(digits) ? BigInt(digits) : value
}

/** Undefined for what is not JSON. */
export const fromJson = (text: string): unknown =>
  // Inside a string the quote would be escaped: only a real key looks like this.
  text.includes(`"${MARK}"`) ? parseJson(text, revive) : parseJson(text)
