/** A full stop or a semicolon stands in it: it is running text, no name, heading or entry of a page. */
export function holdsSentence(text: string): boolean {
  return /[。；]/.test(text)
}

/** By its last mark, quotes and brackets behind it passed over; a colon ends what it announces; a note in brackets is closed. */
export function endsSentence(text: string): boolean {
  return /^（[^）]*）$/.test(text) || /[。！？!?：:][”’）)》]*$/.test(text)
}

/** In a word or a number, not at a mark. */
export function endsInPhrase(text: string): boolean {
  return /[\p{L}\p{N}%％]$/u.test(text)
}

/** 《, （ or “ without its other half: no sentence can end here. */
export function hasOpenBracket(text: string): boolean {
  return ['《》', '（）', '“”'].some(([open, close]) => text.lastIndexOf(open!) > text.lastIndexOf(close!))
}
