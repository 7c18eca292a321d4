/** How many digits a new PIN has. One chosen under an earlier rule, from four digits on, goes on working. */
export const NEW_PIN_DIGITS = { least: 6, most: 8 } as const

/** Why a PIN is not taken as a new one. */
export type WeakPin =
  | 'not-a-pin'
  | 'same-digits'
  | 'sequence'
  /** A pattern, or one of those that most people choose. */
  | 'common'
  /** Made of what others may know of its owner. */
  | 'personal'

/** What others may know of a PIN's owner. */
export type PinOwner = {
  /** `1990-05-17` */
  readonly birthDate?: string | undefined
  readonly phone?: string | undefined
  /** All nine digits, or the last four. */
  readonly ssn?: string | undefined
}

/** Often chosen and of no simple pattern: keypad figures, years in a row, famous numbers. */
const COMMON: ReadonlySet<string> = new Set([
  '159753',
  '159357',
  '147258',
  '258456',
  '147852',
  '741852',
  '963852',
  '789456',
  '456123',
  '123789',
  '321654',
  '102030',
  '010203',
  '100200',
  '112358',
  '314159',
  '201314',
  '142536',
  '134679',
  '246810',
  '135790',
  '147896',
  '123654',
  '789123',
  '987456',
  '102938',
  '124578',
  '235689',
  '252525',
  '20002000',
  '12341234',
  '31415926',
])

const isRun = (digits: string, step: 1 | -1): boolean =>
  [...digits].every((digit, at) => at === 0 || (Number(digit) - Number(digits[at - 1]) + 10) % 10 === (step + 10) % 10)

/** `121212`, `123123`, `12341234`, `112233`, `123321`, `111222`, `100000`. */
const isPattern = (pin: string): boolean => {
  const blocks = [2, 3, 4].filter((size) => pin.length % size === 0 && size < pin.length)
  const repeats = blocks.some((size) => pin === pin.slice(0, size).repeat(pin.length / size))
  const isPaired = /^(?:(\d)\1)+$/.test(pin)
  const isOfTwoRuns = /^(\d)\1+(\d)\2+$/.test(pin)
  return repeats || isPaired || isOfTwoRuns || /0{4}$/.test(pin) || pin === [...pin].toReversed().join('')
}

/** Every way in which people write a birth date, or a part of it, in digits alone. */
const datesOf = (birthDate: string): readonly string[] => {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const [years, months, days] = [
    [year, year.slice(2)],
    [month, String(Number(month))],
    [day, String(Number(day))],
  ]
  const joined = (...parts: readonly (readonly string[])[]): readonly string[] =>
    parts.reduce<readonly string[]>((all, part) => all.flatMap((text) => part.map((each) => text + each)), [''])
  const orders = [joined(years, months, days), joined(months, days, years), joined(days, months, years)]
  const parts = [joined(years, days, months), joined(years, months), joined(months, years), joined(days, years)]
  return [...orders, ...parts].flat()
}

const isPersonal = (pin: string, { birthDate, phone, ssn }: PinOwner): boolean => {
  const numbers = [phone, ssn].map((text) => text?.replaceAll(/\D/g, '') ?? '')
  const [lastFour = ''] = /\d{4}$/.exec(ssn ?? '') ?? []
  const isOfNumbers = numbers.some((digits) => digits.includes(pin)) || (lastFour !== '' && pin.includes(lastFour))
  return isOfNumbers || (birthDate !== undefined && datesOf(birthDate).includes(pin))
}

/** Why this is not taken as a new PIN; undefined when it is. */
export const weaknessOf = (pin: string, owner: PinOwner = {}): WeakPin | undefined => {
  const { least, most } = NEW_PIN_DIGITS
  if (!/^\d+$/.test(pin) || pin.length < least || pin.length > most) return 'not-a-pin'
  if (new Set(pin).size === 1) return 'same-digits'
  if (isRun(pin, 1) || isRun(pin, -1)) return 'sequence'
  if (COMMON.has(pin) || isPattern(pin)) return 'common'
  return isPersonal(pin, owner) ? 'personal' : undefined
}
