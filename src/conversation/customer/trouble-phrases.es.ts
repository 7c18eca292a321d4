import { phrase } from '#conversation/understand/grammar.es.ts'
import { named } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const PIN = '(?:pin|nip|clave|contrasena|codigo secreto)'
const SOMEBODY = '(?:alguien(?: mas)?|otra persona|un (?:ladron|hacker|extrano|estafador)|(?:los )?hackers)'
const DEVICE = '(?:telefono|celular|movil|laptop|computadora|tableta|bolsa|bolso|mochila)'
const CHAT = '(?:telegram|discord|navegador|chat|cookies?|sesion|dispositivo)'

/** Said in fear or in haste: understood before anything else of a customer's is, whatever is open. */
export const troublePhrases: readonly Phrase[] = [
  phrase(
    'forgot-pin',
    `(?:creo que |ayuda,? )?(?:se me )?(?:olvid(?:e|o)|perdi) (?:cual es )?(?:mi|el|la) ${PIN}|(?:yo )?no (?:me acuerdo de|recuerdo|se|tengo) (?:cual es )?(?:mi|el|la) ${PIN}(?: ya)?|mi ${PIN} no (?:funciona|sirve)|cual (?:es|era) mi ${PIN}|(?:restablec(?:e|er)|recuper(?:a|ar)|reinici(?:a|ar)) (?:mi |el |la )?${PIN}|(?:necesito )?(?:un nuevo|otro) ${PIN}|${PIN} olvidad[oa]`,
  ),
  phrase(
    'cant-log-in',
    '(?:ya )?no (?:puedo|logro|me deja) (?:entrar|iniciar sesion|ingresar|acceder|abrir sesion)(?: a mi cuenta| aqui)?|(?:estoy|mi cuenta esta|me quede) bloquead[oa]|perdi (?:el )?acceso(?: a mi cuenta)?|como (?:entro|puedo entrar|vuelvo a entrar|recupero mi cuenta)(?: a mi cuenta| aqui)?|recuper(?:a|ar) mi cuenta|recuperacion de (?:la )?cuenta',
  ),
  phrase(
    'freeze',
    `(?:ayuda,? )?(?:creo que )?(?:me (?:hackearon|robaron(?: (?:el|la|mi) (?:cuenta|${DEVICE}|identidad))?)|(?:se me )?perd(?:i|io) (?:mi|el|la) ${DEVICE}|mi ${DEVICE} (?:esta|fue) (?:perdid[oa]|robad[oa])|(?:me )?hackearon mi cuenta|${SOMEBODY} (?:esta (?:en|usando|dentro de)|entro (?:a|en)|usa|tiene acceso a) mi cuenta|${SOMEBODY} (?:sabe|tiene) mi ${PIN}|mi (?:cuenta|${CHAT}) fue (?:hackead[oa]|robad[oa]))`,
  ),
  phrase(
    'recovery-stop',
    '(?:no,? )?(?:yo )?no (?:fui|soy) yo|(?:yo )?no (?:pedi|hice|solicite) (?:esto|eso)|no,? (?:deten|detener) (?:esto|eso)',
  ),
  phrase('recovery', '(?:si,? )?(?:soy|fui) yo'),
  phrase(
    'recovery',
    '(?:ya )?(?:entre|estoy dentro|puedo (?:entrar|seguir|iniciar sesion)|esta (?:listo|lista|aprobad[oa])|termino|quedo (?:listo|lista))(?: (?:ya|ahora|otra vez|de nuevo|aqui))*|cuando (?:puedo|podre|voy a|vuelvo a) ?(?:entrar|seguir|iniciar sesion)?(?: (?:otra vez|de nuevo))?|como va (?:mi|la) (?:solicitud|recuperacion)',
    () => ({ asked: 'in' }),
  ),
  phrase(
    'recovery',
    'cuanto (?:tiempo )?(?:falta|tengo que esperar|debo esperar|hay que esperar|me falta)(?: (?:todavia|aun|para (?:entrar|poder entrar)))*|cuantas horas (?:faltan|son|tengo que esperar)',
    () => ({ asked: 'how-long' }),
  ),
  phrase(
    'money-gone',
    `(?:me )?robaron (?:mi|todo mi|el|los|mis) (?:dinero|ahorros|plata|monedas)|${SOMEBODY} (?:me )?(?:robo|se llevo|tomo) (?:mi|el|todo mi) (?:dinero|plata)|mi (?:dinero|plata|saldo) (?:desaparecio|ya no esta|no esta)|donde esta (?:todo )?mi (?:dinero|plata)|me falta dinero|falta dinero(?: en mi cuenta)?`,
  ),
  phrase(
    'lost-chat',
    `(?:perdi|borre|elimine)(?: el acceso a)? mi (?:viej[oa] )?${CHAT}(?: anterior)?|mi ${CHAT} (?:fue|esta) (?:borrad[oa]|bloquead[oa]|cerrad[oa])|(?:tengo|compre|este es) (?:un |una |mi )?(?:nuev[oa] )?(?:telefono|celular|numero|telegram|discord|navegador|computadora) nuev[oa]|tengo (?:un|una) nuev[oa] (?:telefono|celular|numero|telegram|discord|navegador|computadora)`,
  ),
  phrase(
    'claim',
    '(?:pero )?ya (?:soy cliente|tengo (?:una )?cuenta|estoy registrad[oa])(?: aqui| con ustedes)?|soy cliente|usar mi cuenta(?: aqui)?',
  ),
  phrase(
    'sign-in',
    '(?:iniciar|inicia|abrir) sesion (?:como|con) (?<handle>@?[a-z][a-z0-9_]{2,23})|entrar como (?<plain>@?[a-z][a-z0-9_]{2,23})|soy (?<self>@[a-z][a-z0-9_]{2,23})',
    ({ handle, plain, self }) => named({ handle: handle ?? plain ?? self }),
  ),
  phrase(
    'safety',
    '(?:esta|es|estan) (?:segur[oa]s?|protegid[oa]s?|asegurad[oa]s?) (?:mi|el|mis|los) (?:dinero|plata|ahorros|datos|fondos)(?: aqui| contigo)?|mi (?:dinero|plata) esta (?:segur[oa]|protegid[oa]|asegurad[oa])(?: aqui| contigo)?|(?:es|eres|esto es) (?:segur[oa]|confiable|real|un banco(?: real| de verdad)?|una estafa|un fraude|una demo(?:stracion)?)|(?:puedo|debo) confiar(?: en (?:ti|esto|parley|ustedes))?|(?:tiene|tienen|esta) (?:seguro )?fdic|fdic|donde (?:guardan|guardas|esta guardado) mi dinero',
  ),
]
