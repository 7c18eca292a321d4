import { question } from './ask.ts'

/** Typed values, encrypted, for an hour. */
export const putDraft = question(
  'draft.put',
  async ({ key, values }: { key: string; values: Readonly<Record<string, string>> }, { drafts, now }) => {
    for (const [field, value] of Object.entries(values)) await drafts.put(key, field, value, now)
  },
)

export const readDraft = question('draft.read', ({ key }: { key: string }, { drafts, now }) => drafts.read(key, now))
