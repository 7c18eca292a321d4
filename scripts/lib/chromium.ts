import { join } from 'node:path'
import { canInstallPackages, installPackages } from './debian.ts'
import { findProgram } from './find-program.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_FOLDERS = ['/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS']

const find = (): string | undefined =>
  NAMES.map((name) => findProgram(name)).find((path) => path !== undefined) ??
  ['Google Chrome', 'Chromium']
    .map((name) => findProgram(name, MAC_FOLDERS.join(':')))
    .find((path) => path !== undefined)

/** The browser for the browser test: one that is there, else Debian's, else undefined, after a line that says so. */
export const chromium = (tools: string, say: (line: string) => void): string | undefined => {
  const found = find()
  if (found !== undefined) return found
  if (canInstallPackages()) {
    say("Installing Chromium from Debian's packages, for the browser test")
    if (installPackages(['chromium'], join(tools, '../logs/install.log'))) return find()
  }
  const how = process.platform === 'darwin' ? 'brew install --cask chromium' : 'apt-get install chromium'
  say(`The browser test needs Chromium and will fail: install it (${how}), or set CHROMIUM_PATH.`)
  return undefined
}
