import { run } from './set-up.mjs'

run('scripts/commands/start.ts', process.argv.slice(2))
