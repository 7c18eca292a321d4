/** What an English wish for another language may name, as a pattern. People are called French and German, so none is reserved. */
export const LANGUAGES =
  'spanish|french|german|italian|portuguese|dutch|polish|russian|ukrainian|greek|turkish|arabic|hebrew|persian|farsi|urdu|hindi|punjabi|bengali|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|tagalog|haitian|creole|navajo|swedish|norwegian|danish|finnish|czech|hungarian|romanian|swahili|somali|amharic'
