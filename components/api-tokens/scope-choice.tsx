'use client'

import { permissions } from '@/lib/core/roles'
import { Checkbox } from '../ui/checkbox'
import { scopeWords } from './scope-words'

export function ScopeChoice({ error }: { error: string | undefined }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Scopes</legend>
      <div className="flex flex-col gap-2">
        {permissions.map((permission) => (
          <div key={permission} className="flex items-start gap-2">
            <Checkbox
              id={`scope-${permission}`}
              name="scopes"
              value={permission}
              defaultChecked={permission === 'read:telemetry'}
            />
            <label htmlFor={`scope-${permission}`} className="min-w-0 text-sm">
              <code className="font-medium">{permission}</code>
              <span className="block text-ink-muted">{scopeWords[permission]}</span>
            </label>
          </div>
        ))}
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs font-medium text-bad">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
