import { fold } from '#conversation/reading/fold.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { commonIn } from './languages.ts'

/** Languages that Parley recognizes and does not speak, by their codes of ISO 639-1. */
export type Foreign = keyof typeof WORDS | (typeof SCRIPTS)[number][0]

/** One script, one language, as far as a bank in the United States is concerned; those with marks of their own come first. */
const SCRIPTS = [
  ['uk', /[\u0456\u0457\u0454\u0491]/iu, /\p{Script=Cyrillic}/gu],
  ['ru', /\p{Script=Cyrillic}/u, /\p{Script=Cyrillic}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu],
  ['ko', /\p{Script=Hangul}/u, /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/u, /\p{Script=Han}/gu],
  ['ur', /[\u0679\u0688\u0691\u06BA\u06BE\u06D2]/u, /\p{Script=Arabic}/gu],
  ['fa', /[\u067E\u0686\u0698\u06AF\u06CC]/u, /\p{Script=Arabic}/gu],
  ['ar', /\p{Script=Arabic}/u, /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/u, /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/u, /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/u, /\p{Script=Bengali}/gu],
  ['th', /\p{Script=Thai}/u, /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/u, /\p{Script=Greek}/gu],
  ['am', /\p{Script=Ethiopic}/u, /\p{Script=Ethiopic}/gu],
] as const

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/**
 * Words that nearly every sentence of a language has, without accents, and none that English or Spanish has as well: of those
 * that two others share, the count decides.
 */
const WORDS = {
  fr: list(
    'je tu nous vous ils elle est suis sont avec pour dans sur mon votre une des aux du pas mais ou comment combien quand pourquoi veux voudrais peux puis-je puis besoin argent compte envoyer virement bonjour merci oui quel quelle qui cette ce ces avez aimerais faire ouvrir solde aide pourriez parlez francais',
  ),
  pt: list(
    'eu voce nao sim meu minha meus minhas seu uma um com em pelo pela isso isto esse tenho tem quero gostaria preciso posso fazer dinheiro conta contas quanto ola obrigado obrigada bom tarde onde qual quais quando ajuda tambem estou voces falam fala portugues ja',
  ),
  de: list(
    'ich du wir ihr sie ist sind bin habe haben hat nicht kein keine und oder aber mit fur auf von zu zum zur der die dem ein eine einen meine meinen wie viel wann warum wo kann konnen mochte muss geld konto uberweisen senden hallo danke bitte ja guten tag sprechen deutsch mir mich gibt',
  ),
  it: list(
    'io noi voi lui sono sei abbiamo avete hanno ho hai non della delle degli dei miei gli quanto quando perche dove posso vorrei voglio soldi denaro conto inviare mandare ciao grazie buongiorno aiuto parlate italiano anche questo questa bisogno',
  ),
  nl: list(
    'ik jij wij jullie zijn heb hebt heeft niet geen een het voor met naar mijn hoe hoeveel wanneer waarom waar kan wil moet geld rekening overmaken sturen hallo bedankt alstublieft goedemorgen spreekt nederlands graag',
  ),
  pl: list(
    'ja ty jest sa mam masz nie tak oraz ale moje moj moja jak ile kiedy dlaczego gdzie moge chce potrzebuje pieniadze pieniedzy konto wyslac przelew czesc dziekuje prosze dzien dobry czy mowisz polsku sie',
  ),
  tr: list(
    'sen biz var yok degil ile icin bu bir nasil kadar zaman neden nerede istiyorum hesap hesabim gondermek gonder merhaba tesekkurler lutfen evet hayir misiniz turkce benim bana',
  ),
  vi: list(
    'toi ban co khong voi cho cua nhu nao bao nhieu khi sao dau muon tien tai khoan gui chuyen xin cam vui tieng viet lam giup duoc nay',
  ),
  tl: list(
    'ako ikaw kami siya ang ng mga sa hindi oo ko mo po ba paano magkano kailan bakit saan gusto kailangan pera magpadala padala kumusta salamat pwede puwede tulong aking akin nang lang naman wala magandang umaga ito',
  ),
  ht: list(
    'mwen ou li nou pa gen ak kijan konbyen kile poukisa kote vle bezwen lajan kont voye bonjou mesi tanpri wi kapab ka kreyol ede fe pou nan sou yon pale',
  ),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>

/** Fewer words than these tell no language. */
const LEAST_WORDS = 3
/** So many of them have to be such as every sentence has, and so large a share. */
const LEAST_KNOWN = 2
const LEAST_SHARE = 0.4

const byScript = (text: string): Foreign | undefined => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const found = SCRIPTS.find(([, mark, script]) => {
    const count = text.match(script)?.length ?? 0
    return mark.test(text) && count >= 2 && count * 2 > letters
  })
  return found?.[0]
}

const LATIN = Object.entries(WORDS) as readonly (readonly [keyof typeof WORDS, ReadonlySet<string>])[]

const byWords = (text: string): Foreign | undefined => {
  const words =
    fold(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (words.length < LEAST_WORDS) return undefined
  const own = Math.max(...LOCALES.map((locale) => commonIn(text, { locale })))
  const counts = LATIN.map(([name, known]) => ({ name, count: new Set(words.filter((word) => known.has(word))).size }))
  const [best, next] = counts.toSorted((a, b) => b.count - a.count)
  if (best === undefined || next === undefined) return undefined
  const isClear = best.count >= LEAST_KNOWN && best.count >= words.length * LEAST_SHARE && best.count > own
  return isClear && best.count > next.count ? best.name : undefined
}

/** The language of a sentence, where it is plainly one that is not spoken here. For sentences that nothing else fits. */
export const foreignLanguage = (text: string): Foreign | undefined => byScript(text) ?? byWords(text)
