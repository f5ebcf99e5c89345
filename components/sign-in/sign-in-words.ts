/** What next-auth hands over as the error: our own sentence, or one of its code words. */
export function signInWords(error: string): string {
  if (error === 'CredentialsSignin')
    return 'The user name or the password is wrong, or the user is suspended.'
  if (/^[A-Z][A-Za-z]*$/.test(error)) return 'You could not be signed in. Try again.'
  return error
}
