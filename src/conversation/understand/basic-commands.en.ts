import type { Names } from './basic-commands.ts'

export const commands: Names = {
  start: { name: 'start', description: 'Begin here' },
  menu: { name: 'menu', description: 'Everything you can do' },
  help: { name: 'help', description: 'What to say' },
  cancel: { name: 'cancel', description: 'Stop what is under way' },
  back: { name: 'back' },
  bank: { name: 'bank' },
}
