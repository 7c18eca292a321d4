import { run } from './set-up.mjs'

run('scripts/commands/redrive.ts', process.argv.slice(2))
