import type { Foreign } from '#conversation/understand/foreign.ts'

/** One line in each language that is recognized and not spoken: that it isn't, and which ones are. */
export const notSpoken: Readonly<Partial<Record<Foreign, string>>> = {
  fr: 'Je ne parle pas français. Je parle anglais et espagnol.',
  pt: 'Eu não falo português. Falo inglês e espanhol.',
  de: 'Ich spreche kein Deutsch. Ich spreche Englisch und Spanisch.',
  it: 'Non parlo italiano. Parlo inglese e spagnolo.',
  nl: 'Ik spreek geen Nederlands. Ik spreek Engels en Spaans.',
  pl: 'Nie mówię po polsku. Mówię po angielsku i po hiszpańsku.',
  tr: 'Türkçe konuşmuyorum. İngilizce ve İspanyolca konuşuyorum.',
  vi: 'Tôi không nói được tiếng Việt. Tôi nói tiếng Anh và tiếng Tây Ban Nha.',
  tl: 'Hindi ako nagsasalita ng Tagalog. Ingles at Espanyol ang sinasalita ko.',
  ht: 'Mwen pa pale kreyòl. Mwen pale angle ak panyòl.',
  uk: 'Я не розмовляю українською. Я розмовляю англійською та іспанською.',
  ru: 'Я не говорю по-русски. Я говорю по-английски и по-испански.',
  ja: '日本語は話せません。英語とスペイン語でご利用いただけます。',
  ko: '한국어는 지원하지 않습니다. 영어와 스페인어로 이용하실 수 있습니다.',
  zh: '我不会说中文。我会说英语和西班牙语。',
  ur: 'میں اردو نہیں بولتا۔ میں انگریزی اور ہسپانوی بولتا ہوں۔',
  fa: 'من فارسی صحبت نمی‌کنم. انگلیسی و اسپانیایی صحبت می‌کنم.',
  ar: 'لا أتحدث العربية. أتحدث الإنجليزية والإسبانية.',
  he: 'אני לא מדבר עברית. אני מדבר אנגלית וספרדית.',
  hi: 'मैं हिंदी नहीं बोलता। मैं अंग्रेज़ी और स्पेनिश बोलता हूँ।',
  bn: 'আমি বাংলা বলি না। আমি ইংরেজি ও স্প্যানিশ বলি।',
  th: 'ฉันพูดภาษาไทยไม่ได้ ฉันพูดภาษาอังกฤษและภาษาสเปนได้',
  el: 'Δεν μιλάω ελληνικά. Μιλάω αγγλικά και ισπανικά.',
}
