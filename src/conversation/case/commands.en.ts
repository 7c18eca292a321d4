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

export const peopleCommands: readonly Command[] = [
  {
    name: 'human',
    aliases: ['person', 'support', 'agent'],
    read: opens('people.human'),
    published: plain('human', 232, 'Write to a person at support'),
  },
  { name: 'complaint', aliases: ['complain'], read: opens('people.complaint') },
]
