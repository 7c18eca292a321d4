import type { Names } from './declared-commands.ts'

export const commands: Names = {
  export: { name: 'export', description: 'Download everything we keep about you' },
  delete: { name: 'delete', description: 'Delete your account and your data' },
  keep: { name: 'keep' },
}
