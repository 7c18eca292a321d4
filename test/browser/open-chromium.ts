import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The size of a small current phone, in CSS pixels. */
const PHONE = { width: 390, height: 844 }
const SCREENSHOTS = join(import.meta.dirname, 'screenshots')

export type Phone = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about: errors, refused policies, failed requests. */
  readonly complaints: readonly string[]
  /** Into test/browser/screenshots/. */
  screenshot(name: string): Promise<void>
  close(): Promise<void>
}

export type PhoneOptions = {
  readonly dark?: boolean
  readonly size?: { readonly width: number; readonly height: number }
  readonly javaScript?: boolean
}

/** Smooth scrolling has come to its end. */
const stillness = async (page: Page): Promise<void> => {
  if ((await page.locator('#scroller').count()) === 0) return
  const top = () => page.locator('#scroller').evaluate((node) => node.scrollTop)
  for (let [before, now] = [-1, await top()]; before !== now; [before, now] = [now, await top()]) {
    await page.waitForTimeout(120)
  }
}

/** Debian's Chromium (or `CHROMIUM_PATH`) on a phone-sized screen, with a profile of its own. */
export const openPhone = async ({
  dark = false,
  size = PHONE,
  javaScript = true,
}: PhoneOptions = {}): Promise<Phone> => {
  const profile = await mkdtemp(join(tmpdir(), 'parley-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
    viewport: size,
    deviceScaleFactor: 2,
    hasTouch: true,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
    locale: 'en-US',
    acceptDownloads: true,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return {
    page,
    context,
    complaints,
    async screenshot(name) {
      await stillness(page)
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' })
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
