'use client'

import { useTheme } from 'next-themes'
import { densities, densityOf, densityWords } from '../density/density'
import { useDensity } from '../density/use-density'
import { Select } from '../ui/select'

export function DesignTheme() {
  const { theme, setTheme } = useTheme()
  const [density, setDensity] = useDensity()
  return (
    <>
      <Select
        aria-label="Theme"
        className="w-36"
        value={theme ?? 'system'}
        onChange={(event) => setTheme(event.target.value)}
        suppressHydrationWarning
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </Select>
      <Select
        aria-label="Tables"
        className="w-36"
        value={density}
        onChange={(event) => setDensity(densityOf(event.target.value))}
      >
        {densities.map((one) => (
          <option key={one} value={one}>
            {densityWords[one]}
          </option>
        ))}
      </Select>
    </>
  )
}
