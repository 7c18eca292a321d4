import type { MultipleWords } from './multiple.ts'

const OF_IT = '(?: (?:de (?:eso|esto|ello|lo mismo)|del monto|de la cantidad))?'
const MAKE = '(?:(?:que sea|hazlo|haz|ponle?|ponlo|manda(?:le)?|envia(?:le)?|dejalo en|mejor) )?'
const FIGURE = '\\$?\\d[\\d.]*(?: (?:dolares|pesos))?'
const END = '(?: mejor| entonces| por favor)?'
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})${END}$`, 'iu')

export const multipleWords: MultipleWords = {
  double: whole(
    `${MAKE}(?:el |al )?doble${OF_IT}|duplica(?:lo|la|r(?:lo)?)?(?: (?:eso|el monto|la cantidad))?|dos veces(?: eso| lo mismo)|x ?2`,
  ),
  triple: whole(
    `${MAKE}(?:el |al )?triple${OF_IT}|triplica(?:lo|la|r(?:lo)?)?(?: (?:eso|el monto|la cantidad))?|tres veces(?: eso| lo mismo)|x ?3`,
  ),
  half: whole(
    `${MAKE}(?:solo )?(?:a )?(?:la )?mitad${OF_IT}|(?:parte|corta)(?:lo|la) (?:a la|por la|en) mitad|50 ?%${OF_IT}`,
  ),
  unclear: whole(
    `${MAKE}(?:solo )?(?:la (?:otra|segunda|primera) mitad|el resto|lo que (?:queda|falta)|(?:un|una) (?:tercio|tercera parte|cuarto|cuarta parte)|(?:un poco |algo |mucho )?(?:mas|menos)|${FIGURE} (?:mas|menos|extra)|(?:otros|suma(?:le)?|agrega(?:le)?|anade(?:le)?|aumenta(?:le)?|resta(?:le)?|quita(?:le)?|descuenta(?:le)?|mas|menos) ${FIGURE}(?: mas| menos)?|[+-] ?${FIGURE}|todo(?: mi dinero| lo que (?:tengo|hay))?|lo mas (?:que se pueda|posible)|el maximo)${OF_IT}`,
  ),
}
