import type { Names, PeopleNames } from './declared-commands.ts'

export const commands: Names = {
  report: { name: 'report' },
  cases: { name: 'cases', aliases: ['reports'], description: 'Problems you’ve reported' },
}

export const peopleCommands: PeopleNames = {
  human: { name: 'human', aliases: ['person', 'support', 'agent'], description: 'Write to a person in support' },
  complaint: { name: 'complaint', aliases: ['complain'] },
}
