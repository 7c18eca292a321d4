import type { Collection } from 'mongodb'
import { digest } from '../kit/ids.ts'
import type { FilePartDoc, StoredFile } from './documents.ts'

export type Files = {
  /** Stores a text; the same text is stored once. */
  put(text: string): Promise<StoredFile>
  get(file: StoredFile): Promise<string>
}

/** Characters in one part: the store takes no document above 16 MiB. */
const PART = 4_000_000

/** Long texts in parts, by their content. */
export const createFiles = (parts: Collection<FilePartDoc>): Files => {
  const name = (id: string, n: number): string => `${id}:${n}`
  return {
    async put(text) {
      const file = { id: digest('file', text), parts: Math.ceil(text.length / PART) }
      for (let n = 0; n < file.parts; n += 1) {
        const part = { text: text.slice(n * PART, (n + 1) * PART) }
        await parts.updateOne({ _id: name(file.id, n) }, { $setOnInsert: part }, { upsert: true })
      }
      return file
    },
    async get({ id, parts: count }) {
      let text = ''
      for (let n = 0; n < count; n += 1) {
        const part = await parts.findOne({ _id: name(id, n) })
        if (part === null) throw new Error(`part ${n} of file ${id} is gone`)
        text += part.text
      }
      return text
    },
  }
}
