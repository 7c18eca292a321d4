import type { UserServices } from './services.ts'
import type { BaseDocument, SubDocument, UserDoc } from '../store/documents.ts'

/** Longer values are kept beside the user, who is read and written whole with every change. */
const LONGEST = 16_384
/** The beginning of a value, which is all that the review reads. */
const HEAD = 100

const eachPhoto = async (user: UserDoc, change: (sub: SubDocument) => Promise<SubDocument>): Promise<UserDoc> => {
  const documents: BaseDocument[] = []
  for (const base of user.documents) {
    const physical: SubDocument[] = []
    for (const sub of base.physical_docs) physical.push(await change(sub))
    documents.push({ ...base, physical_docs: physical })
  }
  return { ...user, documents }
}

/** The user with its long photos put away. */
export const keepFiles = ({ files }: UserServices, user: UserDoc): Promise<UserDoc> =>
  eachPhoto(user, async (sub) => {
    const value = sub.document_value
    if (value.length <= LONGEST) return sub
    return { ...sub, document_value: value.slice(0, HEAD), file: await files.put(value) }
  })

/** The user with every photo whole, to be shown. */
export const withFiles = ({ files }: UserServices, user: UserDoc): Promise<UserDoc> =>
  eachPhoto(user, async (sub) => (sub.file === undefined ? sub : { ...sub, document_value: await files.get(sub.file) }))
