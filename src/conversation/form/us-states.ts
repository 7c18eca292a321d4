import { fold } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { stateNames as spanish } from './state-names.es.ts'

const STATES = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam|
VI Virgin Islands|AS American Samoa|MP Northern Mariana Islands|AA Armed Forces Americas|AE Armed Forces Europe|
AP Armed Forces Pacific`

const CODES = new Map(
  STATES.split('|').flatMap((entry) => {
    const text = entry.trim()
    const [code, name] = [text.slice(0, 2), text.slice(3)]
    return [
      [code.toLowerCase(), code],
      [name.toLowerCase(), code],
    ] as const
  }),
)

/** What one language calls states otherwise than English does; in lower case and without accents. */
const stateNames = byLocale<ReadonlyMap<string, string>>({ en: new Map(), es: spanish })

/** Two letters for a state typed in full or as its two letters; undefined for anything else. */
export const stateCode = (text: string, to: Localized): string | undefined => {
  const typed = fold(text).toLowerCase().replaceAll('.', '').replace(/\s+/g, ' ').trim()
  return CODES.get(typed) ?? stateNames(to).get(typed)
}
