import { type Command, opens, plain } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'export',
    read: opens('export-data'),
    published: plain('export', 243, 'Download everything that is kept about you'),
  },
  {
    name: 'delete',
    read: opens('delete-data'),
    published: plain('delete', 244, 'Delete your account and your data'),
  },
  { name: 'keep', read: opens('keep-data') },
]
