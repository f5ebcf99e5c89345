import { PRIVATE } from './problem-response'

/** A file to keep; its name is made of ASCII letters, digits and dashes by whoever renders it. */
export function downloadResponse(
  file: { readonly fileName: string; readonly contentType: string; readonly text: string },
  status: number,
): Response {
  return new Response(file.text, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
    },
  })
}
