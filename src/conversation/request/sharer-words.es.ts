import type { sharers as english } from './sharer-words.en.ts'

/** Somebody is left out of a bill, or shares it, too. */
export const sharers: typeof english = {
  without:
    /^(?:(?:no|espera|perdon|pero|por favor)[, ]+)*(?:sin|quita(?: a)?|saca(?: a)?|menos) (?<who>@?[\p{L}\d_]{3,24})(?: por favor)?$/iu,
  withToo:
    /^(?:(?:no|espera|perdon|pero|por favor)[, ]+)*(?:agrega(?: a)?|anade(?: a)?|suma(?: a)?|tambien(?: a)?|y|con) (?<who>@?[\p{L}\d_]{3,24})(?: (?:tambien|por favor))*$/iu,
  share: [
    /^(?:(?:no|espera|perdon|pero|y|por favor|que sea[n]?|mejor)[, ]+)*(?<amount>.{1,40}?) (?:para|de|por|pa) (?<who>@?[\p{L}\d_]{3,24})(?:,? (?:por favor|porfa|mejor))?$/iu,
    /^(?:(?:no|espera|perdon|pero|y|por favor|que)[, ]+)*(?:a )?(?<who>@?[\p{L}\d_]{3,24})(?: solo)?(?: (?:paga|pague|pone|ponga|debe|da|le tocan|solo|:))? (?<amount>.{1,40}?)(?:,? (?:por favor|porfa|mejor))?$/iu,
  ],
  betweenShares: /,? y (?!(?:medio|media|cuarto)|\S+ centavos)|[,;](?!\d) ?/i,
  sharesLast:
    /^(?<rest>.{3,150}?)[,;:]? (?<shares>\$? ?\d[\d.,]*(?: ?(?:dolares|usd))? (?:para|de|pa) @?[\p{L}\d_]{3,24}(?:(?:,? y|,) \$? ?\d[\d.,]*(?: ?(?:dolares|usd))? (?:para|de|pa) @?[\p{L}\d_]{3,24})*)$/iu,
}
