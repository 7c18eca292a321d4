import { en, type Words } from './words.en.js'
import { es } from './words.es.js'

const LANGUAGES: Readonly<Record<string, Words>> = { en, es }

const language = navigator.language.slice(0, 2).toLowerCase()

/** The sentences of the browser's language, in which it asks us for answers, too; English where there are none. */
export const words: Words = LANGUAGES[language] ?? en

type OnPage = keyof Words['page']

/** What of its element each sentence of the page is. */
const PLACES: Readonly<Record<OnPage, 'text' | 'aria-label' | 'placeholder'>> = {
  skip: 'text',
  welcome: 'text',
  about: 'text',
  conversation: 'aria-label',
  writing: 'text',
  message: 'text',
  example: 'placeholder',
  send: 'aria-label',
}
const isOnPage = (name: string | undefined): name is OnPage => name !== undefined && Object.hasOwn(PLACES, name)

/** Puts the sentences of the page where index.html names them. */
export const sayOnPage = (): void => {
  document.documentElement.lang = words === en ? 'en' : language
  for (const node of document.querySelectorAll<HTMLElement>('[data-says]')) {
    const name = node.dataset['says']
    if (!isOnPage(name)) continue
    if (PLACES[name] === 'text') node.textContent = words.page[name]
    else node.setAttribute(PLACES[name], words.page[name])
  }
}
