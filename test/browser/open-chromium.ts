import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

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

let browser: Promise<Browser> | undefined

/** Debian's Chromium, or `CHROMIUM_PATH`: one process for all phones of a test file. */
const chromiumOnce = (): Promise<Browser> => {
  browser ??= chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS })
  return browser
}

/** For the end of each test file that opens phones. */
export const closeChromium = async (): Promise<void> => {
  const open = browser
  browser = undefined
  await (await open)?.close()
}

/** A phone-sized screen, with cookies and storage of its own. */
export const openPhone = async ({
  dark = false,
  size = PHONE,
  javaScript = true,
}: PhoneOptions = {}): Promise<Phone> => {
  const context = await (await chromiumOnce()).newContext({
    viewport: size,
    deviceScaleFactor: 2,
    hasTouch: true,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
    locale: 'en-US',
    acceptDownloads: true,
  })
  const page = await context.newPage()
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
    close: () => context.close(),
  }
}
