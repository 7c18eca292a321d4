import { randomBytes } from 'node:crypto'

/** Stands in every planted text and in nothing else. */
export const MARKER = 'zqxvkj'
const MARKED = 'Zqxvkj'

/** What one person tells the bank, all of it planted. */
export type Person = ReturnType<typeof personOf>

const digits = (seed: number, length: number): string =>
  String((seed * 7_919 + 10 ** (length - 1)) % 10 ** length).padStart(length, '1')

/** Letters alone, another for each number. */
const letters = (serial: number): string =>
  [...String(serial)].map((digit) => 'bcdfghlmnp'[Number(digit)] ?? 'x').join('')

export const personOf = (serial: number) => {
  const word = letters(serial)
  const ssn = `${digits(serial + 211, 3)}-${digits((serial % 87) + 11, 2)}-2222`
  return {
    handle: `p${word}${serial}`,
    name: `${MARKED} ${word[0]?.toUpperCase()}${word.slice(1)}son`,
    ssn,
    // As eight digits stand in no moment and no amount.
    pin: '73915284',
    phone: `212-${736 + (serial % 200)}-${digits(serial, 4)}`,
    email: `${MARKER}.${word}@${MARKER}.example`,
    nickname: `${MARKED} pot ${word}`,
    trouble: `${MARKER} took my money, says ${word}`,
    street: `${serial + 1} ${MARKED} Street`,
    note: `${MARKER} dinner ${word}`,
    account: `98${digits(serial + 31, 10)}`,
    routing: '051000017',
    login: `${MARKER}${serial}`,
    password: `${MARKED}!${serial}pw`,
    /** Of the web chat: 256 bits in base64url. */
    token: `${MARKER}${randomBytes(32).toString('base64url')}`.slice(0, 42).padEnd(43, 'A'),
  }
}

/** The numbers among them, as bare digits. */
export const numbersOf = ({ ssn, pin, phone, account }: Person): readonly string[] =>
  [ssn, pin, phone, account].map((number) => number.replaceAll(/\D/g, ''))
