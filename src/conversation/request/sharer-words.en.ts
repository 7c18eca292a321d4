/** Somebody is left out of a bill, or shares it, too. */
export const sharers = {
  without:
    /^(?:(?:no|wait|sorry|oh|actually|but|and|please)[, ]+)*(?:without|leave out|take out|remove|drop|not|minus) (?<who>@?[\p{L}\d_]{3,24})(?: please)?$/iu,
  withToo:
    /^(?:(?:no|wait|sorry|oh|actually|but|please)[, ]+)*(?:add|include|also|and also|and|with|plus) (?<who>@?[\p{L}\d_]{3,24})(?:,? (?:too|as well|please))*$/iu,
  /** What one of them pays. The amount is whatever can be read as one. */
  share: [
    /^(?:(?:no|wait|sorry|oh|actually|but|and|please|make (?:it|that)|it should be|change (?:it|that) to)[, ]+)*(?<amount>.{1,40}?) (?:for|from|by|of) (?<who>@?[\p{L}\d_]{3,24})(?:,? (?:please|pls|then|instead))?$/iu,
    /^(?:(?:no|wait|sorry|oh|actually|but|and|please)[, ]+)*(?<who>@?[\p{L}\d_]{3,24})(?:'s share)?(?: should)?(?: (?:pays?|owes?|gives?|is|gets?|only|just|only pays|just pays|covers?)|:| =)? (?<amount>.{1,40}?)(?:,? (?:please|pls|then|instead))?$/iu,
  ] as readonly RegExp[],
  betweenShares: /,? and (?!a (?:half|quarter)|\S+ cents)|[,;](?!\d) ?/i,
  sharesLast:
    /^(?<rest>.{3,150}?)[,;:]? (?<shares>\$? ?\d[\d.,]*(?: ?(?:dollars|bucks|usd))? (?:for|from|by) @?[\p{L}\d_]{3,24}(?:(?:,? and|,) \$? ?\d[\d.,]*(?: ?(?:dollars|bucks|usd))? (?:for|from|by) @?[\p{L}\d_]{3,24})*)$/iu,
}
