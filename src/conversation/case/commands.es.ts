import type { Names, PeopleNames } from './declared-commands.ts'

export const commands: Names = {
  report: { name: 'reportar' },
  cases: { name: 'casos', aliases: ['reportes'], description: 'Problemas que reportaste' },
}

export const peopleCommands: PeopleNames = {
  human: { name: 'persona', aliases: ['humano', 'soporte', 'agente'], description: 'Escribe a una persona de soporte' },
  complaint: { name: 'queja', aliases: ['reclamo'] },
}
