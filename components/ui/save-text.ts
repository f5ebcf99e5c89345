/** Hands the browser a file that was made here. */
export function saveText(fileName: string, contentType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser takes the file after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
