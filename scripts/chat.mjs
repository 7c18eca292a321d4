import { run } from './set-up.mjs'

run('scripts/chat/main.ts', process.argv.slice(2))
