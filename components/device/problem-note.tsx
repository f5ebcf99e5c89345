import type { Problem } from '@/lib/contract/problem'

/** Why the last try was refused, above the buttons of its form. */
export function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  if (problem === undefined) return null
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      <p>{problem.detail}</p>
      {problem.issues && problem.issues.length > 0 ? (
        <ul className="list-disc pl-5">
          {problem.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path ? <code>{path}</code> : null} {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
