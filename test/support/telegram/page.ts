import type { Posted } from './state.ts'

/** A page that a person's Telegram has opened, as far as a test reads one: its fields by label, and what it says. */
export type OpenPage = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Without markup, a line for each block. */
  readonly text: string
  /** Fields by label; undefined where the page asks nothing. */
  readonly fields: ReadonlyMap<string, string>
  readonly action: string | undefined
}

const unescape = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export const readPage = async (response: Response): Promise<OpenPage> => {
  const page = await response.text()
  const labels = [...page.matchAll(/<label for="field-([\w-]+)">([^<]*)<\/label>/g)]
  return {
    status: response.status,
    headers: response.headers,
    html: page,
    text: unescape(page.replaceAll(/<[^>]+>/g, '\n').replaceAll(/\s*\n\s*/g, '\n')).trim(),
    fields: new Map(labels.map(([, name = '', label = '']) => [unescape(label), name])),
    action: /<form method="post" action="([^"]+)"/.exec(page)?.[1],
  }
}

/** Where the newest button that opens a page leads. */
export const pageIn = (messages: readonly Posted[]): string | undefined => {
  const buttons = messages.filter(({ deleted }) => !deleted).flatMap(({ keyboard }) => keyboard.flat())
  const found = buttons.findLast((each) => 'web_app' in each)
  return found !== undefined && 'web_app' in found ? found.web_app.url : undefined
}
