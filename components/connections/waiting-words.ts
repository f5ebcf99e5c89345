/** "1 message", "1,000 messages" */
export const waitingWords = (count: number): string =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`
