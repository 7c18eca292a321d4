const THINGS = ['USER', 'NODE', 'TRAN', 'SUBNET', 'STATEMENT'] as const
const VERBS = ['POST', 'PATCH', 'DELETE'] as const

/** Singular and plural are synonyms. */
export const spellingsOf = (name: string): string[] => {
  const [thing = '', verb = ''] = name.split('|')
  const singular = thing.replace(/S$/, '')
  const canonical = [name, `${singular}|${verb}`, `${singular}S|${verb}`]
  return [...new Set(canonical)]
}

const KNOWN = new Set([
  ...THINGS.flatMap((thing) => VERBS.flatMap((verb) => [`${thing}|${verb}`, `${thing}S|${verb}`])),
  'TRANS|POST|JIT',
  'CLIENT|REPORTS',
])
export const isScope = (text: string): boolean => KNOWN.has(text)
