/** Somebody is left out of a bill, or shares it, too. */
export const sharers = {
  without:
    /^(?:(?:no|wait|sorry|oh|actually|but|and|please)[, ]+)*(?:without|leave out|take out|remove|drop|not|minus) (?<who>@?[\p{L}\d_]{3,24})(?: please)?$/iu,
  withToo:
    /^(?:(?:no|wait|sorry|oh|actually|but|please)[, ]+)*(?:add|include|also|and also|and|with|plus) (?<who>@?[\p{L}\d_]{3,24})(?:,? (?:too|as well|please))*$/iu,
}
