const ONES = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const WORD = `(?:${[...ONES, ...TENS, 'hundred', 'thousand'].join('|')})`
/** `twenty-five`, `a hundred and ten`: number words next to one another, before what a payment is for. */
const SPELLED = new RegExp(`\\b(?:an? (?=hundred|thousand))?${WORD}(?:(?: and |[ -])${WORD})*\\b`, 'i')

/** 0 to 999 999, or undefined: `twenty five fifty` is no number. */
const valueOf = (words: readonly string[]): number | undefined => {
  let total = 0
  let group = 0
  let least = Number.POSITIVE_INFINITY
  for (const word of words) {
    const one = ONES.indexOf(word)
    const value = one >= 0 ? one : (TENS.indexOf(word) + 2) * 10
    if (word === 'thousand') {
      if (total > 0) return undefined
      total = (group || 1) * 1000
      ;[group, least] = [0, Number.POSITIVE_INFINITY]
    } else if (word === 'hundred') {
      if (group > 9) return undefined
      group = (group || 1) * 100
      least = 100
    } else {
      // Each word must fit below the one before it: sixty, then a digit, then nothing.
      if (value >= least || (value === 0 && words.length > 1)) return undefined
      group += value
      least = one >= 0 ? 0 : 10
    }
  }
  return total + group
}

/** The first amount said in words, in digits: `pay alex twenty bucks for two pizzas` -> `pay alex 20 bucks for two pizzas`. */
export const inDigits = (said: string): string => {
  const note = said.search(/ for /i)
  const [before, after] = note < 0 ? [said, ''] : [said.slice(0, note), said.slice(note)]
  const [found] = SPELLED.exec(before) ?? []
  if (found === undefined) return said
  const words = found
    .toLowerCase()
    .split(/[ -]/)
    .filter((word) => word !== 'and' && word !== 'a' && word !== 'an')
  const value = valueOf(words)
  return value === undefined ? said : `${before.replace(found, String(value))}${after}`
}
