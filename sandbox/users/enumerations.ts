/** Entity types by whom they are for. */
export const ENTITY_TYPES = {
  BUSINESS: [
    ['LLC', 'Limited Liability Company'],
    ['ASSOCIATION', 'Association'],
    ['CORP', 'Corporation'],
    ['PARTNERSHIP', 'Partnership'],
    ['SOLE-PROPRIETORSHIP', 'Sole Proprietorship'],
    ['TRUST', 'Business Trust'],
    ['VENDOR', 'Vendor'],
    ['ESTATE', 'Estate'],
    ['IRA', 'Individual Retirement Accounts'],
  ],
  PERSONAL: [
    ['M', 'Male'],
    ['F', 'Female'],
    ['O', 'Other'],
    ['MINOR', 'Minor'],
    ['NOT_KNOWN', 'Not Known'],
    ['TRUST', 'Personal Trust Account'],
  ],
} as const

const types = (kind: keyof typeof ENTITY_TYPES): string[] => ENTITY_TYPES[kind].map(([type]) => type)
export const isEntityType = (text: string): boolean => [...types('BUSINESS'), ...types('PERSONAL')].includes(text)
/** People have to be of age; a minor's profile is opened by an adult. */
export const isPerson = (entityType: string): boolean => ['M', 'F', 'O', 'NOT_KNOWN'].includes(entityType)

export const ENTITY_SCOPES: readonly string[] = [
  'Not Known|Airport|Arts & Entertainment|Automotive|Bank & Financial Services|Bar|Book Store|Business Services',
  'Religious Organization|Club|Community Organization|Concert Venue|Doctor|Event Planning/Event Services|Food/Grocery',
  'Health/Medical/Pharmacy|Home Improvement|Hospital/Clinic|Hotel|Landmark|Lawyer|Library',
  'Licensed Financial Representative|Local Business|Middle School|Movie Theater|Museum/Art Gallery',
  'Outdoor Gear/Sporting Goods|Pet Services|Professional Services|Public Places|Real Estate|Restaurant/Cafe|School',
  'Shopping/Retail|Spas/Beauty/Personal Care|Sports Venue|Sports/Recreation/Activities|Tours/Sightseeing|Train Station',
  'Transportation|University|Aerospace/Defense|Automobiles and Parts|Bank/Financial Institution|Biotechnology',
  'Cargo & Freight|Chemicals|Company|Computers/Technology|Consulting/Business Services|Education|Energy/Utility',
  'Engineering/Construction|Farming/Agriculture|Food/Beverages|Government Organization|Health/Beauty',
  'Health/Medical/Pharmaceuticals|Industrials|Insurance Company|Internet/Software|Legal/Law|Media/News/Publishing',
  'Mining/Materials|Non-Governmental Organization (NGO)|Non-Profit Organization|Organization|Political Organization',
  'Political Party|Retail and Consumer Merchandise|Small Business|Telecommunication|Transport/Freight|Travel/Leisure',
  'Artist|Athlete|Author|Chef|Coach|Comedian|Dancer|Entertainer|Entrepreneur|Journalist|Musician/Band|Politician',
  'Producer|Public Figure|Student|Teacher|Writer|Engineer|Accountant|Nurse|Retired|Unemployed|Homemaker|Other',
].flatMap((line) => line.split('|'))

type Kind = 'virtual_docs' | 'physical_docs' | 'social_docs'
const IMAGES = ['jpg', 'jpeg', 'png', 'pdf']
const both = ['PERSONAL', 'BUSINESS']

const docType = (
  type: string,
  name: string,
  files: readonly string[],
  more: { for?: string[]; meta?: string[]; many?: boolean } = {},
) => ({
  allowed_file_types: files,
  base_doc_types: more.for ?? both,
  common_name: name,
  description: name,
  multiple_allowed: more.many ?? false,
  required_meta: more.meta ?? [],
  type,
})
const personal = { for: ['PERSONAL'] }
const business = { for: ['BUSINESS'] }
const foreign = { for: ['PERSONAL'], meta: ['country_code'] }

/** Document types by kind, in the shape of the public list. */
export const DOCUMENT_TYPES: Readonly<Record<Kind, readonly ReturnType<typeof docType>[]>> = {
  physical_docs: [
    docType('GOVT_ID', 'Government ID', IMAGES, personal),
    docType('GOVT_ID_BACK', 'Government ID (back)', IMAGES, personal),
    docType('GOVT_ID_INT', 'International Government ID', IMAGES, foreign),
    docType('GOVT_ID_INT_BACK', 'International Government ID (back)', IMAGES, foreign),
    docType('SELFIE', 'Selfie', ['jpg', 'jpeg', 'png', 'gif'], personal),
    docType('VIDEO_AUTHORIZATION', 'Video Authorization', ['mp4', 'mov', 'webm'], personal),
    docType('PROOF_OF_ADDRESS', 'Proof of Address', IMAGES),
    docType('PROOF_OF_INCOME', 'Proof of Income', IMAGES),
    docType('PROOF_OF_ACCOUNT', 'Proof of Account', IMAGES),
    docType('SSN_CARD', 'SSN Card', IMAGES, personal),
    docType('EIN_DOC', 'EIN Letter', IMAGES, business),
    docType('W2_DOC', 'W-2', IMAGES, personal),
    docType('W9_DOC', 'W-9', IMAGES),
    docType('VOIDED_CHECK', 'Voided Check', IMAGES),
    docType('AOI', 'Articles of Incorporation', IMAGES, business),
    docType('BYLAWS_DOC', 'Bylaws', IMAGES, business),
    docType('BG_CHECK', 'Background Check', IMAGES),
    docType('LEGAL_AGREEMENT', 'Legal Agreement', IMAGES, { many: true }),
    docType('OTHER', 'Other', IMAGES, { many: true }),
  ],
  social_docs: [
    ...['FACEBOOK', 'LINKEDIN', 'TWITTER'].map((type) =>
      docType(type, `${type.charAt(0)}${type.slice(1).toLowerCase()} profile`, []),
    ),
    docType('EMAIL', 'E-mail', []),
    docType('PHONE_NUMBER', 'Phone Number', []),
    docType('IP', 'IP Address', []),
    docType('ADDRESS', 'Address', []),
    docType('DATE', 'Date of Birth or Incorporation', []),
    docType('EMAIL_2FA', 'E-mail 2FA', []),
    docType('PHONE_NUMBER_2FA', 'Phone Number 2FA', []),
    docType('MAILING_ADDRESS', 'Mailing Address', [], {
      meta: ['address_street', 'address_city', 'address_subdivision', 'address_postal_code', 'address_country_code'],
    }),
    docType('OTHER', 'Other', [], { many: true }),
  ],
  virtual_docs: [
    docType('SSN', 'Social Security Number', [], personal),
    docType('TIN', 'Tax Identification Number', [], business),
    docType('PASSPORT', 'Passport Number', [], foreign),
    docType('DRIVERS_LICENSE', "Driver's License Number", [], { for: ['PERSONAL'], meta: ['state_code'] }),
    docType('PERSONAL_IDENTIFICATION', 'Personal Identification Number', [], foreign),
    docType('DUNS', 'DUNS Number', [], business),
    docType('OTHER', 'Other', [], { many: true }),
  ],
}

export const isDocumentType = (kind: Kind, type: string): boolean =>
  DOCUMENT_TYPES[kind].some((one) => one.type === type)

/** Types that are valid once a pin sent to them has come back. */
export const isTwoFactor = (type: string): boolean => type === 'EMAIL_2FA' || type === 'PHONE_NUMBER_2FA'
