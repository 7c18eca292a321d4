export type ServerEvent = { readonly event: string; readonly data: string }

const parse = (block: string): ServerEvent | undefined => {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(event|data): ?(.*)$/.exec(line) ?? []
    if (name === 'event') event = value
    if (name === 'data') data.push(value)
  }
  return data.length > 0 ? { event, data: data.join('\n') } : undefined
}

/** Server-sent events out of text that comes in any pieces; comments are left out. */
export const createEventParser = () => {
  let rest = ''
  return (chunk: string): readonly ServerEvent[] => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(parse).filter((event) => event !== undefined)
  }
}
