import { pick } from './expand.ts'

/** One letter too few, too many, or two of them swapped, in a word that is long enough to be known all the same. */
export const slipped = (text: string, random: () => number, often = 0.12): string => {
  if (random() > often) return text
  const words = text.split(' ')
  const long = [...words.keys()].filter((at) => /^[a-z]{5,}$/.test(words[at] ?? ''))
  const at = pick(long, random)
  if (at === undefined) return text
  const word = words[at] ?? ''
  const place = 1 + Math.floor(random() * (word.length - 2))
  const [left, right] = [word.slice(0, place), word.slice(place)]
  const made = pick(
    [
      left + right.slice(1),
      left + (right[0] ?? '') + right,
      left + (right[1] ?? '') + (right[0] ?? '') + right.slice(2),
    ],
    random,
  )
  return words.with(at, made ?? word).join(' ')
}
