import { z } from 'zod'

/** Of the HTTP library's error, what the request was made of. Nothing of it leaves this file. */
const Failed = z.object({
  config: z.object({ url: z.string().optional(), data: z.unknown(), headers: z.unknown() }),
})

/** Shorter ones are words of the bank's own: SEND, US. */
const SHORTEST = 3
const MOST = 500

const leaves = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

const parsed = (data: unknown): unknown => {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Each as it may come back: as it was sent, and as it is written within an address or within JSON. */
const spellings = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  encodeURIComponent(encodeURIComponent(value)),
  JSON.stringify(value).slice(1, -1),
]

/**
 * All that a request which failed has told the bank: names, addresses, numbers, notes, keys. Whatever the bank says about
 * it may repeat any of that, and no pattern knows a name from a word.
 */
export const sentValues = (thrown: unknown): readonly string[] => {
  const failed = Failed.safeParse(thrown)
  if (!failed.success) return []
  const { url = '', data, headers } = failed.data.config
  // Without the host, which errors of connecting name.
  const parts = (URL.parse(url)?.search ?? '')
    .split(/[?&=]/)
    .flatMap((part) => [part, decoded(part), decoded(decoded(part))])
  const values = [...leaves(parsed(data)), ...leaves({ ...z.object({}).loose().catch({}).parse(headers) }), ...parts]
  return [
    ...new Set(
      values
        .filter((value) => value.length >= SHORTEST)
        .slice(0, MOST)
        .flatMap(spellings),
    ),
  ].toSorted((a, b) => b.length - a.length)
}
