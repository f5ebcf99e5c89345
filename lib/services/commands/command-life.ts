/** A command that nobody gave an end to is given up after a day. */
export const COMMAND_LIFE_MS = 24 * 3600 * 1000
