import type { Db } from 'mongodb'
import { customerId } from '#bank/ground/ids.ts'
import type { Block, RequestBlocks } from '#bank/request/request.ts'
import { type Doc, insertOnce } from './database.ts'

type BlockDocument = Doc & { by: string; whom: string; at: number }

const idOf = ({ by, whom }: Block): string => `${by}:${whom}`

export const createRequestBlocks = (db: Db): RequestBlocks => {
  const blocks = db.collection<BlockDocument>('requestBlocks')
  return {
    async add(block, at) {
      await insertOnce(blocks, { ...block, _id: idOf(block), at })
    },
    async remove(block) {
      await blocks.deleteOne({ _id: idOf(block) })
    },
    async has(block) {
      return (await blocks.countDocuments({ _id: idOf(block) }, { limit: 1 })) === 1
    },
    async ofCustomer(by, limit) {
      const found = await blocks.find({ by }).sort({ at: 1, _id: 1 }).limit(limit).toArray()
      return found.map(({ whom }) => customerId(whom))
    },
  }
}
