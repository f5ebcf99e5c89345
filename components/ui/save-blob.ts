/** Hands the browser a file that was made here. */
export function saveBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser takes the file after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
