import { notFound } from 'next/navigation'

/** An address that nothing answers to keeps the frame of the console, for whoever is signed in. */
export default function Missing(): never {
  notFound()
}
