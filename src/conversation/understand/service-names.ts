/** Other payment services, as a part of a pattern. Names that are no other word, so that a note or a person is not taken for one. */
export const SERVICE =
  '(?:venmo|zelle|pay ?pal|cash ?app|apple ?pay|google ?pay|g ?pay|samsung ?pay|western union|money ?gram|remitly|revolut|bizum|mercado ?pago|nequi|yape)'
