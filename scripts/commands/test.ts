import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '../lib/chromium.ts'
import { root, toolsFolder } from '../lib/paths.ts'

process.chdir(root)

const browser = process.env['CHROMIUM_PATH'] || chromium(toolsFolder, (line) => console.log(line))
if (browser !== undefined) process.env['CHROMIUM_PATH'] = browser

// In this process, so that Ctrl-C reaches the test runner and nothing stands between it and the terminal.
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
process.argv = [process.execPath, vitest, 'run', ...process.argv.slice(2)]
await import(pathToFileURL(vitest).href)
