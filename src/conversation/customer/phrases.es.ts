import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import { named } from '#conversation/understand/goal.ts'
import { troublePhrases } from './trouble-phrases.es.ts'

const CHANGE = '(?:cambi(?:a|ar|o)|actualiz(?:a|ar)|corrig(?:e|ir)|corregir|edit(?:a|ar)|modific(?:a|ar))'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  ...troublePhrases,
  phrase(
    'identity',
    '(?:entreg(?:a|ar)|envi(?:a|ar)|sub(?:e|ir)|mand(?:a|ar)|mostrar)? ?(?:una |mi |la )?(?:foto|imagen)(?: de)?(?: mi)? (?:identificacion|id|ine|licencia|pasaporte)|(?:entreg(?:a|ar)|sub(?:e|ir)) mi (?:identificacion|id|pasaporte|licencia(?: de conducir)?)',
    () => ({ detail: 'photo-id' }),
  ),
  phrase(
    'identity',
    '(?:termin(?:a|ar)|continu(?:a|ar)|complet(?:a|ar)) (?:mi )?verificacion|verific(?:a|ar)(?:me| mi identidad)',
  ),
  phrase(
    'details',
    `${CHANGE}(?: mi| mis| el| la| los)? (?:(?<email>correo(?: electronico)?|e-?mail)|(?<phone>telefono|celular|numero(?: de telefono)?)|(?<legal>nombre(?: legal)?|apellido)|(?<address>domicilio|direccion)|datos(?: personales)?|perfil)`,
    ({ email, phone, legal, address }) =>
      named({ detail: email ? 'email' : phone ? 'phone' : legal ? 'legal-name' : address ? 'address' : undefined }),
  ),
  phrase(
    'details',
    '(?:prob(?:ar)?|prueba|verific(?:a|ar)|confirm(?:a|ar)|compart(?:e|ir)) (?:mi |el )?(?:telefono|celular|numero(?: de telefono)?)',
    () => ({
      detail: 'prove-phone',
    }),
  ),
  phrase('details', `${SHOW}(?:datos(?: personales)?|perfil|ajustes|configuracion)|quien soy|estoy verificad[oa]`),
  phrase('pin', `(?:${CHANGE}|pon(?:er)?|nuevo)(?: mi| el| un)?(?: nuevo)? ?(?:pin|nip|clave)|pin`),
  phrase('link', 'vincul(?:a|ar) (?:codigo )?(?<code>[a-hjkmnp-z2-9]{10})', ({ code }) => named({ code })),
  phrase(
    'link',
    '(?:vincul(?:a|ar)|conect(?:a|ar))(?: (?:otr[oa]|mi|este|esta|un|una))?(?: (?:chat|aplicacion|app|dispositivo|telegram|discord|plataforma))?|codigo (?:de vinculacion|para vincular)|usar otra (?:aplicacion|app)',
  ),
  phrase('chats', `${SHOW}chats(?: vinculados)?|(?:quit(?:a|ar)|desvincul(?:a|ar)) (?:un|otro|el otro|mi otro) chat`),
  phrase('language', '(?:(?:speak|in|en|habla) )?(?<to>espanol|spanish|castellano)', ({ to }) => named({ to })),
  phrase('language', '(?:cambi(?:a|ar) |elegir )?(?:el |de |mi )?idiomas?|habla (?!espanol)[a-z]{4,12}'),
  phrase('unfreeze', 'descongel(?:a|ar)(?: (?:mi|la) cuenta)?|desbloque(?:a|ar) mi cuenta'),
  phrase('freeze', 'congel(?:a|ar)(?: (?:mi|la) cuenta| mi dinero| todo)?|bloque(?:a|ar) (?:mi|la) cuenta'),
  phrase(
    'sign-out-everywhere',
    'cerr(?:ar)? (?:sesion en )?(?:todas (?:mis |las )?sesiones|las demas sesiones|todas partes|todos lados|todos (?:mis |los )?(?:chats|dispositivos))|cerrar sesion en (?:todas partes|todos lados|todos (?:mis |los )?(?:chats|dispositivos))|cierra (?:todas (?:mis |las )?sesiones|las demas sesiones)',
  ),
  phrase(
    'sign-out',
    '(?:cerrar|cierra|salir de)(?: la| mi)? sesion|desconect(?:a|ar)(?:me)?|salir de mi cuenta|log ?out',
  ),
  phrase('sign-in', '(?:iniciar|inicia|abrir)(?: la| mi)? sesion|entrar(?: a mi cuenta)?|ingresar|log ?in'),
  phrase(
    'register',
    'registr(?:arme|ar|o|ame)|(?:ser|hacerme) cliente|abrir mi cuenta|crear (?:un )?(?:perfil|usuario)|soy nuev[oa](?: aqui)?|unirme|inscribirme|register',
  ),
]
