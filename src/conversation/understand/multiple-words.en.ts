import type { MultipleWords } from './multiple.ts'

const IT = '(?:it|that|this|the amount|of it|of that|of this)'
const OF_IT = `(?:(?: (?:of|as))? ${IT}| as much| as many| the amount| of the amount)?`
const FIGURE = '\\$?\\d[\\d.]*(?: (?:dollars|bucks))?'
const END = '(?: instead| then| please)?'
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})${END}$`, 'iu')

export const multipleWords: MultipleWords = {
  double: whole(
    `(?:make (?:it|that) )?(?:a )?(?:double|twice)${OF_IT}|(?:make|do) (?:it|that) (?:double|twice as much)|2 ?x(?: ${IT})?|(?:two|2) times ${IT}|x ?2`,
  ),
  triple: whole(
    `(?:make (?:it|that) )?(?:triple|thrice|three times|3 times)${OF_IT}|(?:make|do) (?:it|that) triple|3 ?x(?: ${IT})?|x ?3`,
  ),
  half: whole(
    `(?:(?:make|do) (?:it|that) )?(?:just |only )?half${OF_IT}|halve ${IT}|cut ${IT} in half|50 ?%(?: ${IT})?|half the amount`,
  ),
  unclear: whole(
    `(?:(?:make|do|send) (?:it|that) )?(?:(?:just |only )?(?:the )?(?:other|second|first|remaining) half(?: of (?:it|that))?|the rest(?: of (?:it|that))?|the remainder|(?:a )?(?:third|quarter)${OF_IT}|(?:a bit|a little|a lot|some|slightly) (?:more|less)|more|less|twice or thrice|(?:(?:actually|sorry|please|and) )?(?:add|plus|minus|subtract|deduct|another|take off|(?:increase|raise|bump|lower|reduce|decrease|drop|cut) (?:it|that|the amount) by) (?:another )?${FIGURE}(?: (?:more|extra|on top|to (?:it|that|the amount)|from (?:it|that)|off))?|(?:give (?:him|her|them) )?${FIGURE} (?:more|less|extra|on top)|[+-] ?${FIGURE}|all(?: of it| my money| i have| i got)?|everything(?: i (?:have|got))?|as much as (?:i can|i have|possible)|(?:the )?max(?:imum)?)`,
  ),
}
