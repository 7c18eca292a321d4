/** Other countries, as people name them. */
export const ABROAD =
  'mexico|canada|guatemala|honduras|el salvador|nicaragua|costa rica|panama|cuba|haiti|jamaica|(?:the )?dominican republic|colombia|venezuela|ecuador|peru|bolivia|chile|argentina|brazil|spain|france|germany|italy|ireland|portugal|poland|ukraine|russia|(?:the )?uk|england|britain|europe|africa|asia|nigeria|ghana|kenya|egypt|india|pakistan|bangladesh|(?:the )?philippines|vietnam|china|japan|korea|thailand|australia|abroad|overseas|(?:an?other|a foreign) countr(?:y|ies)|other countries|my (?:home )?country'

/** The numbers themselves, by which other banks pay into an account here. */
const NUMBER = '(?:numbers?|nums?|no\\.?|nr\\.?|#)'
export const NUMBERS = `(?:bank )?account ${NUMBER}(?: ?(?:and|&|n|\\+) ?(?:the |my )?routing(?: ${NUMBER})?)?|account (?:and|&|n) routing ${NUMBER}|routing (?:(?:and|&|n) (?:the |my )?account )?${NUMBER}(?: ?(?:and|&|n|\\+) ?(?:the |my )?account ${NUMBER})?|aba ${NUMBER}`
export const A_CARD =
  '(?:an? |any |my |the |your )*(?:physical |plastic |debit |credit |bank |atm |new |visa |mastercard |metal )*cards?'
export const VIRTUAL =
  '(?:an? |any |my |the )*(?:virtual|disposable|one-?time|single-?use|temporary)(?: (?:virtual|debit|credit))* cards?'
export const PAY = 'salary|wages?|paychecks?|pay ?checks?|payroll|pension|direct deposits?'
export const PAYER = 'employer|boss|job|work|company|payroll(?: office)?|hr'
