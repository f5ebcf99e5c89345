import { saveBlob } from './save-blob'

/** Hands the browser a text file that was made here. */
export const saveText = (fileName: string, contentType: string, text: string): void =>
  saveBlob(fileName, new Blob([text], { type: contentType }))
