import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { longDate } from '#conversation/words/times.en.ts'

/** What was expected, with an example; never what was wrong with the person. */
export const validators = {
  text: rich`Please type a short answer in words, up to 200 characters.`,
  message: rich`Please write up to 1,000 characters in one message. If there is more to say, send a second one.`,
  legalName: rich`Please type your first and last name as on your ID, for example: Maria Lopez.`,
  handle: rich`A handle has 3 to 24 letters, digits or underscores and begins with a letter, for example: maria_l.`,
  notPlain: rich`A name is written in plain letters of one alphabet, with nothing hidden in it. Please type it as on your ID, for example: Maria Lopez.`,
  nameReserved: rich`That would look like a name of the bank. Please type your own first and last name as on your ID, for example: Maria Lopez.`,
  handleReserved: rich`That handle could be taken for the bank, or for a word in a sentence. Please choose another, for example: maria_l.`,
  email: rich`Please type an e-mail address, for example: maria@example.com.`,
  phone: {
    'not-a-phone': rich`Please type a US phone number with area code, for example: (415) 555-0132.`,
    foreign: rich`That is a number from outside the United States. I can only use US numbers, for example: (415) 555-0132.`,
    extension: rich`A number with an extension can’t be used here. Please type a US number of its own, for example: (415) 555-0132.`,
  },
  birthDate: {
    either: (one: string, other: string): Text =>
      rich`That can be ${bold(longDate(one))} or ${bold(longDate(other))}. Please type it again with the month as a word, for example: 17 May 1990.`,
    'not-a-date': rich`Please type your date of birth as year-month-day, for example: 1990-05-17.`,
    'too-young': rich`You need to be at least 18 to open an account. If the date was mistyped, type it again, for example: 1990-05-17.`,
    'too-old': rich`Please check the year of your birth date and type it again, for example: 1990-05-17.`,
  },
  street: rich`Please type street and house number, for example: 1 Market St, Apt 4.`,
  city: rich`Please type the name of your city, for example: San Francisco.`,
  state: rich`Please type a US state, in full or as two letters, for example: CA.`,
  postalCode: rich`Please type a ZIP code of 5 digits, for example: 94105.`,
  ssn: rich`Please type all nine digits of your Social Security number or its last four, for example: 123-45-6789.`,
  pin: {
    'not-a-pin': rich`A new PIN has 6 to 8 digits that only you would think of.`,
    'same-digits': rich`A PIN of one repeated digit is easy to guess. Please choose 6 to 8 digits that differ.`,
    sequence: rich`A PIN that counts up or down is easy to guess. Please choose 6 to 8 digits in no order.`,
    common: rich`Many people choose that PIN, so it would be tried first. Please choose 6 to 8 digits without a pattern.`,
    personal: rich`That PIN is made of your birth date, phone number or Social Security number, which others may know. Please choose 6 to 8 other digits.`,
  },
  pinAsTyped: rich`A PIN is 4 to 8 digits. Please type yours again.`,
  code: rich`Please enter only the digits of the code, for example 481516.`,
  password: rich`Please type the password.`,
  amount: rich`Please type an amount in dollars and cents, more than zero, for example: 20 or 12.50.`,
  notAName: (typed: string): Text =>
    rich`${bold(typed)} is not a name that I could look up, so I did nothing with it. Type whom you mean, for example ${code('@alex')}, or say ${code('cancel')} to stop.`,
  unparsed: (typed: string): Text =>
    rich`I could not read ${bold(typed)} as an amount of US dollars, and nothing else can be sent. Please give it in dollars and cents, more than zero, for example: 20 or 12.50.`,
  unused: (typed: string): Text =>
    rich`I did not understand ${bold(typed)}, so it is not part of this. Please check that everything you want is here.`,
  price: rich`Please type a price in dollars, for example: 70000, 70k or 3,250.50.`,
  note: rich`A note can have up to 80 characters, for example: Lunch on Friday.`,
  nickname: rich`A nickname can have up to 40 characters, for example: Rent.`,
  nicknameNotPlain: rich`A nickname is written in plain letters of one alphabet, with nothing hidden in it, for example: Rent.`,
  nicknameReserved: rich`That would look like an account of the bank’s own. Please choose another nickname, for example: Rent.`,
  accountNumber: rich`An account number has 4 to 17 digits. It is at the bottom of a check, for example: 000123456789.`,
  routingNumber: rich`A routing number has 9 digits. It is at the bottom left of a check, for example: 021000021.`,
  cents: rich`Please type the amount in cents as on your statement, for example: 0.32.`,
  choice: rich`Please choose one of the answers offered.`,
}
