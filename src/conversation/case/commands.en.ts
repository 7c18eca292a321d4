import { type Command, opens, plain } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  { name: 'report', read: opens('report') },
  {
    name: 'cases',
    aliases: ['reports'],
    read: opens('cases'),
    published: plain('cases', 230, 'Problems you have reported'),
  },
]
