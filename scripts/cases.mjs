import { run } from './set-up.mjs'

run('scripts/commands/cases.ts', process.argv.slice(2))
