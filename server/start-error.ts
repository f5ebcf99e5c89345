/** Why the start cannot go on: `message` is one sentence that names the mend; it is printed without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
