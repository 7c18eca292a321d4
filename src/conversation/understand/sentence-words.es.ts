import type { SentenceWords } from './sentence-words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
const phrases = (...texts: readonly string[]): readonly (readonly string[])[] => texts.map((text) => text.split(' '))

const WEEKDAYS = '(?:domingos?|lunes|martes|miercoles|jueves|viernes|sabados?)'
const MONTHS = '(?:enero|febrero|abril|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)'
const COUNT = '(?:\\d+|un[ao]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta)'

export const sentenceWords: SentenceWords = {
  to: phrases('a', 'al', 'hacia', 'to'),
  from: phrases('desde', 'usando', 'de mi', 'de mis', 'de la cuenta', 'de la cuenta de', 'con mi', 'con la cuenta de'),
  askedFrom: phrases('a', 'al', 'de', 'del'),
  askedTo: phrases('en', 'hacia', 'a mi', 'a mi cuenta', 'para mi cuenta'),
  for: phrases('por', 'para', 'pa', 'x'),
  because: phrases(
    'porque',
    'con la nota',
    'con nota',
    'con una nota',
    'nota',
    'mensaje',
    'con el mensaje',
    'concepto',
    'por concepto de',
    'motivo',
    'referencia',
    'diciendo',
    'que diga',
  ),
  fillers: list(
    'por-favor porfavor porfa ahora ahorita hoy solo solamente dinero plata lana feria efectivo fondos money cash varo pago suma cantidad monto inmediatamente gracias aqui alla ya',
  ),
  determiners: list('mi mis la el las los nuestra nuestro nuestras nuestros'),
  own: list('mi mis nuestra nuestro nuestras nuestros'),
  account: list('cuenta'),
  accountStart: /^cuenta (?:de |del |llamada )?(?=\S)/i,
  closed: list(
    'x to pa todo toda todos todas nada algo resto sobrante mitad cosas a al hacia desde en por para con sin usando via hasta antes despues durante sobre debajo encima como que cual cuales este esta esto estos estas ese esa eso esos esas aquel aquella aquello y e o u pero no ni si cuando mientras porque pues aunque salvo excepto mas menos mucho mucha muchos muchas poco poca pocos pocas cada ambos ninguno ninguna otro otra otros otras mismo misma mismos mismas vez veces diario diariamente semanal semanalmente mensual mensualmente quincenal quincenalmente anual anualmente trimestral hoy manana ayer ahora ahorita pronto luego despues proximo proxima siguiente ultimo ultima hace quizas quiza acaso es son era eran fue fueron ser soy he ha han hay habia puede puedo podria debe debo yo tu usted el ella ello nosotros ustedes ellos ellas me te le les nos se su sus mio mia mios mias tuyo tuya suyo suya nuestro nuestra quien quienes cuyo donde cuanto cuanta tambien muy solo aun todavia siempre nunca jamas exactamente aproximadamente casi doble triple maximo minimo favor porfa gracias un una unos unas',
  ),
  turning: list(
    'es son era eran fue fueron no nunca jamas si excepto salvo debo debe deberia debia puedo puede podria hice hizo hago hace tengo tiene tenia hay sin ni',
  ),
  pronouns: list(
    'me mi yo te ti tu usted ustedes el ella ello ellos ellas le les lo nos nosotros alguien nadie cualquiera todos todas quien quienquiera',
  ),
  whenStarts: list(
    'el la los las este esta proximo proxima siguiente cada todos todas semanalmente semanal mensualmente mensual manana mnn mnna mnana manan pasado en dentro a desde empezando comenzando iniciando primero primer ultimo fin fines principios hasta terminando durante por diario diariamente quincenal quincenalmente anual anualmente trimestral domingo lunes martes miercoles jueves viernes sabado domingos sabados hoy luego despues antes de dia',
  ),
  correctionStarts:
    /^(?:(?:no+(?=[,.!]| (?:no|si|espera|perdon|ups|mejor|mas bien|en realidad|pero|por favor|digo|quise decir|queria decir|que sea|haz|pon|deja|cambia|envia|manda|usa))|si|espera|perdon|ups|mejor|mejor dicho|mas bien|en realidad|pero|y|ok|por favor|digo|quise decir|queria decir|quiero(?: enviar| mandar)?|que sea[n]?|(?:haz|ponle?|dejalo en|hazlo|cambia|cambialo|cambiala|pon|ponlo)(?: (?:el monto|la cantidad|la cuenta|la nota|el dia|la fecha|el destinatario))?(?: (?:por(?=\s+\$?\d)|en(?=\s+\$?\d)|a(?=\s+\$?\d)))?|envia(?:lo|le)?|manda(?:lo|le)?|usa)(?:[,.!]* |[,.!]+ ?))+/i,
  correctionOf:
    /^(?:no (?:quiero (?:enviar |mandar )?)?)?(?:(?<figure>\$?\d[\d.,]*\d|\$?\d)(?: (?:dolares|pesos))?(?:,? sino(?: que)?| no,?)|(?:(?:a|al|desde|de) )?(?:(?:mi|la|el) )?(?!(?:a|al|desde|de|mi|la|el)(?!\p{L}))\S+?(?:,? sino| no,)) (?:que sea[n]? |son )?(?<right>.+)$/iu,
  correctionMarks:
    /^(?:(?:no+|espera|perdon|ups|mejor|mejor dicho|mas bien|en realidad)[,.! ]+|digo |quise decir |queria decir |que sea[n]? |(?:cambia(?:lo|la)?|pon(?:lo|la|le)?|haz(?:lo|la)?) (?:(?:el monto|la cantidad|la cuenta|la nota|el dia|la fecha) )?(?:a|por|en)? ?(?=\$?\d))/i,
  correctionAsks:
    /^(?:por ?que|porke|xq|pq|x ?q(?:ue)?|para (?:que|quien(?:es)?|cuando)|(?:a|de|desde|con|por|x) (?:que|quien(?:es)?|cual(?:es)?|cuando|cuant[oa]s?|donde)|a lo mejor)(?!\p{L})/iu,
  correctionBetween:
    /(?:, ?|,? (?:y|pero) )(?:que sea[n]?|haz(?:lo|la)|cambia(?:lo|la)?(?: (?:el monto|la cantidad|la cuenta))?(?: (?:a|por))?|env[i\u00ED]a(?:lo|la)|usa) /gi,
  correctionEnds: /[, ]+(?:mejor|en su lugar|en vez de eso|por favor|porfa|entonces|no \S+)$/i,
  withoutNote:
    /^(?:(?:sin|quita|borra|elimina|omite|quitale|olvida)(?: (?:la|una|el|esa|mi))?|no pongas(?: (?:la|ninguna))?) (?:nota|mensaje)(?: por favor)?$/i,
  withNote:
    /^(?:por favor )?(?:agrega|anade|pon|ponle|escribe|con|cambia)(?: (?:la|una|el|esta|mi))? (?:nota|mensaje)(?:(?: a| que diga| por)? |(?: que diga)?: ?)(\S.*)$/i,
  joints: new Set([',', ';', '&', '+', '/', 'y', 'e', 'o', 'u']),
  dateLike: new RegExp(
    `(?<![\\p{L}\\d._])(?:hasta (?:el|la|fin|fines|que|principios|\\d{4}-|\\d{1,2} de|\\d{1,2}\\/|marzo|mayo|${WEEKDAYS}|${MONTHS})|a (?:fin|fines|principios|mediados) de|a partir|desde (?:el|este|esta|hoy|manana|marzo|mayo|${WEEKDAYS}|${MONTHS})|empezando|comenzando|iniciando|terminando|(?:una|dos|tres) ve(?:z|ces) (?:al|a la|por) (?:dia|semana|mes|ano)|(?:en|dentro de|por|durante) (?:las |los )?(?:proxim[oa]s )?${COUNT} (?:dias?|semanas?|mes(?:es)?|anos?)|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}\\/\\d{1,2}|\\d{1,2} (?:de )?(?:marzo|mayo)|(?:marzo|mayo) \\d{1,2}|(?:proxim[oa]|siguiente|este|esta|cada|todos los|todas las|ultim[oa]) (?:dias?|semanas?|fin de semana|mes(?:es)?|anos?|ve(?:z|ces)|quincenas?|marzo|mayo|${WEEKDAYS}|${MONTHS})|(?:el|los) dias? \\d{1,2}|el (?:dia )?(?:[12]?\\d|3[01])(?![\\d.,]*\\d| ?%| ?(?:por ciento|dolar|usd|pesos|bucks))|el \\d{1,2} de (?:cada|todos)|(?:del?|cada) mes(?![\\p{L}])|(?:fin|fines|principios|primero|ultimo dia) de(?:l)? (?:cada )?mes|cada ${COUNT} (?:dias?|semanas?|mes(?:es)?|anos?)|${COUNT} veces|${WEEKDAYS}|${MONTHS}|pasado manana|manana|mnn|mnna|mnana|manan|esta noche|luego|pronto|semanal(?:mente)?|mensual(?:mente)?|diari[oa](?:mente)?|anual(?:mente)?|quincenal(?:mente)?|quincena|trimestral(?:mente)?|fin de semana|navidad|ano nuevo|mediodia|medianoche|horas?|minutos?|a las? \\d{1,2}|\\d{1,2}:\\d\\d|\\d{1,2} ?[ap]\\.?m)(?![\\p{L}\\d_]|\\.\\p{L})`,
    'iu',
  ),
  partOfAll:
    /^(?:todo|toda|la mitad|mitad|el resto|resto|lo que (?:tengo|queda|haya))(?: (?:de|mi|lo|el|la|que|tengo|queda))*$/i,
  repeating: new RegExp(
    `(?<!\\p{L})(?:cada|todos los|todas las|diari[oa](?:mente)?|semanal(?:mente)?|mensual(?:mente)?|anual(?:mente)?|quincenal(?:mente)?|trimestral(?:mente)?|veces (?:al|por|a la)|los (?:domingos|lunes|martes|miercoles|jueves|viernes|sabados))(?!\\p{L})`,
    'iu',
  ),
}
