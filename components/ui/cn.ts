import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

/** Without its names, tailwind-merge would take our type sizes for colours. */
const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'] }] } },
})

export const cn = (...classes: ClassValue[]): string => merge(clsx(classes))
