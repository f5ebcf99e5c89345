/** Of one device, of one user, of one ThingScale account. */
export const CREDENTIALS_MAX = 50
