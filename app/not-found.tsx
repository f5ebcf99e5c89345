import { buttonVariants } from '@/components/ui/button-variants'

/** Every page carries the scripts of this one: it has none, and its link is a plain one. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="text-xl font-semibold">There is no such page</h1>
      <a href="/" className={buttonVariants()}>
        To the console
      </a>
    </main>
  )
}
