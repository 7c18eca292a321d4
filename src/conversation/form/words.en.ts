import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { longDate } from '#conversation/words/times.en.ts'

/** What was expected, with an example; never what was wrong with the person. */
export const validators = {
  text: rich`Please type a short answer in words, up to 200 characters.`,
  message: rich`Please write up to 1,000 characters in one message. If there is more to say, send a second one.`,
  legalName: rich`Please type your first and last name as on your ID, for example: Maria Lopez.`,
  handle: rich`A handle has 3 to 24 letters, digits or underscores and starts with a letter, for example: maria_l.`,
  notPlain: rich`Please type your name in the plain letters of one alphabet, as on your ID, for example: Maria Lopez.`,
  nameReserved: rich`That looks too much like one of our own names. Please type your first and last name as on your ID, for example: Maria Lopez.`,
  handleReserved: rich`That handle could be mistaken for us, or for an ordinary word. Please choose another, for example: maria_l.`,
  email: rich`Please type an email address, for example: maria@example.com.`,
  phone: {
    'not-a-phone': rich`Please type a US phone number with area code, for example: (415) 555-0132.`,
    foreign: rich`I can only use US phone numbers. Please type one with area code, for example: (415) 555-0132.`,
    extension: rich`I can’t use a number with an extension. Please type a US phone number of your own, for example: (415) 555-0132.`,
  },
  birthDate: {
    either: (one: string, other: string): Text =>
      rich`That could be ${bold(longDate(one))} or ${bold(longDate(other))}. Please type it again with the month as a word, for example: May 17, 1990.`,
    'not-a-date': rich`Please type your date of birth as year-month-day, for example: 1990-05-17.`,
    'too-young': rich`You need to be at least 18 to open an account. If you mistyped the date, please type it again, for example: 1990-05-17.`,
    'too-old': rich`Please check the year you were born and type the date again, for example: 1990-05-17.`,
  },
  street: rich`Please type your street address, for example: 1 Market St, Apt 4.`,
  city: rich`Please type the name of your city, for example: San Francisco.`,
  state: rich`Please type a US state, in full or as two letters, for example: CA.`,
  postalCode: rich`Please type a 5-digit ZIP code, for example: 94105.`,
  ssn: rich`Please type all nine digits of your Social Security number, or the last four, for example: 123-45-6789.`,
  pin: {
    'not-a-pin': rich`A new PIN has 6 to 8 digits that only you would think of.`,
    'same-digits': rich`A PIN that repeats one digit is easy to guess. Please choose 6 to 8 different digits.`,
    sequence: rich`A PIN that counts up or down is easy to guess. Please choose 6 to 8 digits in no order.`,
    common: rich`Many people choose that PIN, so it’s easy to guess. Please choose 6 to 8 digits without a pattern.`,
    personal: rich`That PIN comes from your birth date, phone number or Social Security number, which others may know. Please choose 6 to 8 other digits.`,
  },
  pinAsTyped: rich`A PIN is 4 to 8 digits. Please type yours again.`,
  code: rich`Please enter only the digits of the code, for example 481516.`,
  password: rich`Please type the password.`,
  amount: rich`Please type an amount in dollars and cents, more than zero, for example: 20 or 12.50.`,
  notAName: (typed: string): Text =>
    rich`Nothing was done: ${bold(typed)} isn’t a name I can look up. Type who you mean, for example ${code('@alex')}, or say ${code('cancel')} to stop.`,
  unparsed: (typed: string): Text =>
    rich`I couldn’t read ${bold(typed)} as an amount in US dollars, the only money I can send. Please type it in dollars and cents, more than zero, for example: 20 or 12.50.`,
  several: (): Text =>
    rich`I send to one person at a time, and I can’t tell how much each of them should get. Say for example ${code('20 each to alex and sam')}.`,
  unused: (typed: string): Text =>
    rich`I didn’t understand ${bold(typed)}, so it’s not part of this. Please check that everything you want is here.`,
  noSaved: (word: string): Text =>
    rich`I can’t tell who you mean by ${bold(word)}: there’s no saved payee by that name. Type a handle, a phone number or an email address.`,
  noService: (name: string): Text =>
    rich`I can’t use ${bold(name)} for this. The money moves directly between your account here and theirs.`,
  price: rich`Please type a price in dollars, for example: 70000, 70k or 3,250.50.`,
  note: rich`A note can have up to 80 characters, for example: Lunch on Friday.`,
  nickname: rich`A nickname can have up to 40 characters, for example: Rent.`,
  nicknameNotPlain: rich`Please type a nickname in the plain letters of one alphabet, for example: Rent.`,
  nicknameReserved: rich`That looks too much like one of our own accounts. Please choose another nickname, for example: Rent.`,
  accountNumber: rich`An account number has 4 to 17 digits. It’s at the bottom of a check, for example: 000123456789.`,
  routingNumber: rich`A routing number has 9 digits. It’s at the bottom left of a check, for example: 021000021.`,
  cents: rich`Please type the amount as it appears on your statement, for example: 0.32.`,
  choice: rich`Please choose one of the answers shown.`,
}
