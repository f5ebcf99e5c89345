/** What throws at once is for those who wait like what fails later. */
export function begun<Result>(begin: () => Promise<Result>): Promise<Result> {
  try {
    return begin()
  } catch (error) {
    return Promise.reject(error)
  }
}
