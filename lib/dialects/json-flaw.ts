/** Why a text is not JSON, guessed for people from the mistakes that firmware makes; JSON.parse has refused it already. */
export function jsonFlaw(text: string, error: unknown): { readonly sentence: string; readonly mend: string } {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  const where = position === undefined ? '' : `, near character ${Number(position) + 1}`
  const sentence = `The payload is not valid JSON${where}.`
  if (text.trim().length === 0) {
    return { sentence: 'The payload is empty.', mend: 'Send a JSON value.' }
  }
  if (text.endsWith('\u0000')) {
    return {
      sentence,
      mend: 'It ends in a NUL byte: publish the length of the text, without its terminator.',
    }
  }
  if (/[:[,]\s*-?(NaN|Infinity|nan|inf)\b/.test(text)) {
    return { sentence, mend: 'JSON has no NaN or Infinity: leave out what was not measured.' }
  }
  if (/[:[,]\s*(True|False|None)\b/.test(text)) {
    return { sentence, mend: 'JSON writes true, false and null in lower case.' }
  }
  if (/,\s*[}\]]/.test(text)) {
    return { sentence, mend: 'Take the comma before the closing bracket away.' }
  }
  if (/[{,]\s*'/.test(text)) {
    return { sentence, mend: 'JSON wants double quotes, not single ones.' }
  }
  if (isCutOff(error, text)) {
    return {
      sentence: 'The payload ends before its JSON is complete.',
      mend: "Look at the client's buffer size: the message was probably cut off before it was sent.",
    }
  }
  return { sentence, mend: 'Test the payload with a JSON validator.' }
}

const isCutOff = (error: unknown, text: string): boolean =>
  error instanceof Error &&
  (/Unexpected end|Unterminated string/.test(error.message) ||
    (/position (\d+)/.exec(error.message)?.[1] ?? '') === String(text.length))
