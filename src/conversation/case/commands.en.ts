import type { Names, PeopleNames } from './declared-commands.ts'

export const commands: Names = {
  report: { name: 'report' },
  cases: { name: 'cases', aliases: ['reports'], description: 'Problems you have reported' },
}

export const peopleCommands: PeopleNames = {
  human: { name: 'human', aliases: ['person', 'support', 'agent'], description: 'Write to a person at support' },
  complaint: { name: 'complaint', aliases: ['complain'] },
}
