import type { Rejection } from '@/lib/core/rejection'
import { quote } from './quote'
import { rejected } from './rejected'

const decoder = new TextDecoder()
/** Of text that was meant as JSON, so that its flaw is another one than its quotes. */
const OPENINGS = ['{', '[', '"']
/** Longer ones are cut in the sentence, so that the corrected payload is none. */
const CHARACTERS_MAX = 60

/** What no JSON value is, `flaw` says so; here, that it is the text of a string, a number or a boolean, and how to send it. */
export function unquotedText(flaw: Rejection, payload: Uint8Array): Rejection | undefined {
  if (flaw.code !== 'payload-not-json') return undefined
  // A decoder takes a byte order mark away; that flaw has its own sentence.
  if (payload[0] === 0xef && payload[1] === 0xbb && payload[2] === 0xbf) return undefined
  const text = decoder.decode(payload).trim()
  if (text === '' || text.includes('\u0000') || OPENINGS.includes(text.charAt(0))) return undefined
  const sentence = `The payload is the text ${quote(text)} without quotes; a string stands between double quotes.`
  return rejected('parse', 'payload-not-json', sentence, mend(text))
}

function mend(text: string): string {
  if (/^[+-]?(?:\d+[.,]?\d*|[.,]\d+)$/.test(text)) return numberMend(text)
  if (/^(?:true|false)$/i.test(text)) return `Send ${text.toLowerCase()}, in lower case.`
  if (/^[+-]?(?:nan|inf|infinity)$/i.test(text)) {
    return 'There is no such number in JSON: leave the reading out where nothing was measured.'
  }
  const bare = /^'.*'$/s.test(text) ? text.slice(1, -1) : text
  return bare.length <= CHARACTERS_MAX
    ? `Send ${JSON.stringify(bare)}.`
    : 'Send the same text between double quotes, with quotes and backslashes inside it escaped.'
}

function numberMend(text: string): string {
  const number = Number(text.replace(',', '.'))
  if (!Number.isFinite(number)) return 'Send a number between -1.79e308 and 1.79e308.'
  return text.includes(',') ? `Write decimals with a point: ${number}.` : `Send the number as ${number}.`
}
