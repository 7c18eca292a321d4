import { run } from './set-up.mjs'

run('scripts/commands/test.ts', process.argv.slice(2))
