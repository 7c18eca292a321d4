import { type Command, opens, plain } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  { name: 'reportar', read: opens('report') },
  {
    name: 'casos',
    aliases: ['reportes'],
    read: opens('cases'),
    published: plain('casos', 230, 'Problemas que reportaste'),
  },
]

export const peopleCommands: readonly Command[] = [
  {
    name: 'persona',
    aliases: ['humano', 'soporte', 'agente'],
    read: opens('people.human'),
    published: plain('persona', 232, 'Escribe a una persona de soporte'),
  },
  { name: 'queja', aliases: ['reclamo'], read: opens('people.complaint') },
]
