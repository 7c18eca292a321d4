import type { RoleWords } from './roles.ts'

const WHO = 'my|our|the|his|her|their|a|an'
const HOW = 'best|old|big|little|older|younger|ex|new|next[- ]door|step|good'
const ROLE =
  'mom|mommy|mum|mother|mama|dad|daddy|father|papa|parents?|sis|sister|bro|brother|son|daughter|kids?|child|children|baby|wife|husband|hubby|partner|spouse|fiancee?|boyfriend|girlfriend|bf|gf|ex|grandma|grandmother|grandpa|grandfather|nana|aunt|auntie|uncle|cousin|niece|nephew|family|(?:mother|father|sister|brother)[- ]in[- ]law|friends?|buddy|bestie|bff|roommate|roomie|flatmate|neighbou?r|landlord|landlady|tenant|boss|manager|employer|coworker|colleague|teacher|coach|tutor|trainer|therapist|doctor|dentist|lawyer|accountant|plumber|electrician|mechanic|handyman|gardener|painter|cleaner|cleaning lady|housekeeper|nanny|babysitter|sitter|dog walker|barber|hairdresser|stylist|driver|waiter|waitress|guy|girl|lady'

export const roleWords: RoleWords = {
  role: new RegExp(`^(?:(?:${WHO}) )?(?:(?:${HOW}) )?(?:${ROLE})$`, 'iu'),
}
