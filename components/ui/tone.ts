export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'info' | 'accent'

export const softTones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-muted',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
  accent: 'bg-accent-soft text-accent',
}

export const textTones: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-muted',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  accent: 'text-accent',
}
