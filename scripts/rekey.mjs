import { run } from './set-up.mjs'

run('scripts/commands/rekey.ts', process.argv.slice(2))
