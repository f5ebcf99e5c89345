import { Specimen } from './specimen'

/** Class and name: Tailwind finds the classes of a page by reading it, so they stand here whole. */
const colours = [
  ['bg-bg', 'bg'],
  ['bg-surface', 'surface'],
  ['bg-raised', 'raised'],
  ['bg-sunken', 'sunken'],
  ['bg-line', 'line'],
  ['bg-line-strong', 'line-strong'],
  ['bg-ink', 'ink'],
  ['bg-ink-muted', 'ink-muted'],
  ['bg-ink-faint', 'ink-faint'],
  ['bg-accent', 'accent'],
  ['bg-accent-strong', 'accent-strong'],
  ['bg-accent-soft', 'accent-soft'],
  ['bg-ok', 'ok'],
  ['bg-ok-soft', 'ok-soft'],
  ['bg-warn', 'warn'],
  ['bg-warn-soft', 'warn-soft'],
  ['bg-bad', 'bad'],
  ['bg-bad-soft', 'bad-soft'],
  ['bg-info', 'info'],
  ['bg-info-soft', 'info-soft'],
] as const

const sizes = [
  ['text-2xl', '2xl · 26 px'],
  ['text-xl', 'xl · 20 px'],
  ['text-lg', 'lg · 16 px'],
  ['text-base', 'base · 14 px'],
  ['text-sm', 'sm · 13 px'],
  ['text-xs', 'xs · 12 px'],
] as const

const radii = [
  ['rounded-sm', 'sm · 3 px'],
  ['rounded-md', 'md · 5 px'],
  ['rounded-lg', 'lg · 8 px'],
  ['rounded-full', 'full'],
] as const

export function TokenSpecimens() {
  return (
    <>
      <Specimen
        name="Colour"
        note="Grounds, lines and ink; one accent; four tones, each with its soft ground."
      >
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-5">
          {colours.map(([face, name]) => (
            <li key={name} className="flex items-center gap-2 text-xs text-ink-muted">
              <span className={`size-8 shrink-0 rounded-md border ${face}`} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Type" note="Geist, with tabular figures everywhere; Geist Mono for what is copied.">
        <ul className="flex flex-col gap-1">
          {sizes.map(([face, name]) => (
            <li key={name} className={`flex flex-wrap items-baseline gap-x-4 ${face}`}>
              <span>Readings 0123456789</span>
              <code>v1/raw/acme/press-7</code>
              <span className="text-xs text-ink-faint">{name}</span>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen
        name="Radius, shadow, motion"
        note="120 ms for what reacts, 140 and 180 for what appears; none where motion is reduced."
      >
        <ul className="flex flex-wrap gap-3">
          {radii.map(([face, name]) => (
            <li key={name} className={`border bg-sunken px-4 py-2 text-xs ${face}`}>
              {name}
            </li>
          ))}
          <li className="rounded-lg border bg-raised px-4 py-2 text-xs shadow-raised">raised</li>
          <li className="animate-pulse-soft rounded-lg border bg-raised px-4 py-2 text-xs">pulse-soft</li>
        </ul>
      </Specimen>
    </>
  )
}
