/** ThingScale's topics are kept without the token that begins them; a foreign token was masked. Pure. */
export const shownTopic = (dialect: string | null, topic: string): string =>
  dialect === 'thingscale' && !topic.startsWith('{DEVICE_TOKEN}/')
    ? `{DEVICE_TOKEN}/${topic.replace(/^\*\*\*\//, '')}`
    : topic
