/** Statuses with their ids (strings on the wire). */
export const STATUS_IDS = {
  'QUEUED-BY-SYNAPSE': '-1',
  'QUEUED-BY-RECEIVER': '0',
  CREATED: '1',
  'PROCESSING-DEBIT': '2',
  'PROCESSING-CREDIT': '3',
  SETTLED: '4',
  CANCELED: '5',
  RETURNED: '6',
} as const
export type StatusName = keyof typeof STATUS_IDS

const ACH: readonly (readonly [code: string, text: string])[] = [
  ['R01', 'Insufficient Funds'],
  ['R02', 'Bank Account Closed'],
  ['R03', 'No Bank Account/Unable to Locate Account'],
  ['R04', 'Invalid Bank Account Number'],
  ['R06', 'Returned per ODFI Request'],
  ['R07', 'Authorization Revoked by Customer'],
  ['R08', 'Payment Stopped'],
  ['R09', 'Uncollected Funds'],
  ['R10', 'Customer Advises Not Authorized'],
  ['R11', 'Check Truncation Entry Return'],
  ['R12', 'Branch Sold to Another RDFI'],
  ['R13', 'RDFI Not Qualified to Participate'],
  ['R14', 'Representative Payee Deceased'],
  ['R16', 'Bank Account Frozen'],
  ['R17', 'File Record Edit Criteria'],
  ['R20', 'Non-Payment Bank Account'],
  ['R21', 'Invalid Company Identification'],
  ['R22', 'Invalid Individual ID Number'],
  ['R23', 'Credit Payment Refused by Receiver'],
  ['R24', 'Duplicate Entry'],
  ['R29', 'Corporate Customer Advises Not Authorized'],
  ['R31', 'Permissible Return Entry'],
  ['R33', 'Return of XCK Entry'],
  ['R34', 'Limited Participation RDFI'],
]
const CARD = ['05', '14', '15', '17', '18', '33', '36', '38', '41', '43', '54', '56', '57']

const ACH_BY_CENTS = new Map(ACH.map(([code], index) => [22_222n + BigInt(index), code]))
const CARD_BY_CENTS = new Map(CARD.map((code, index) => [22_255n + BigInt(index), `IR${code}`]))
const TEXTS = new Map<string, string>(ACH)

/** The return that the sandbox makes of an amount on that rail, if the amount is one of the magic ones. */
export const magicReturn = (types: readonly string[], cents: bigint): string | undefined => {
  if (types.includes('ACH-US')) return ACH_BY_CENTS.get(cents)
  if (types.includes('INTERCHANGE-US')) return CARD_BY_CENTS.get(cents)
  return undefined
}

const ACCOUNTS = new Map<unknown, string>([
  ['123456789', 'R08'],
  ['123456788', 'R10'],
  ['123456787', 'R20'],
])

/** The return that the number of an account at a bank stood for in the first years. */
export const accountReturn = (numbers: readonly unknown[]): string | undefined =>
  numbers.map((number) => ACCOUNTS.get(number)).find((code) => code !== undefined)

export const returnNote = (code: string): string =>
  `Transaction returned: ${code} -- ${TEXTS.get(code) ?? (code.startsWith('IR') ? 'Card Transaction Declined' : 'Returned')}.`
