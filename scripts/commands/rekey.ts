import { withRuntime } from '../lib/with-runtime.ts'

await withRuntime(async ({ rekey, config }) => {
  const count = await rekey()
  console.log(`${count} documents were written again under the key ${config.DATA_KEY.current}`)
  return 0
})
