import {
  OCCASIONS,
  SEVERITIES,
  type Occasion,
  type Severity,
} from '@whyboard/shared/domain/board.ts'
import { OCCASION_WORDS } from '@whyboard/shared/domain/words.ts'
import { useMemo, type ComponentProps } from 'react'

import { Select } from './Field.tsx'
import { timeZones } from './wallClock.ts'

/** A severity and what it means in one line, for a list to choose from. */
const SEVERITY_MEANINGS: Readonly<Record<Severity, string>> = {
  sev1: 'SEV 1 · critical: most people affected',
  sev2: 'SEV 2 · major: many affected, or a key function',
  sev3: 'SEV 3 · minor: few affected, or a way around',
  sev4: 'SEV 4 · small: hardly noticed',
}

type Frame = Omit<ComponentProps<typeof Select>, 'label' | 'value' | 'onChange' | 'children'>

/** How bad it was; `null` while that is not decided. */
export function SeveritySelect({
  value,
  onChange,
  ...frame
}: Frame & {
  readonly value: Severity | null
  readonly onChange: (severity: Severity | null) => void
}) {
  return (
    <Select
      {...frame}
      label="Severity"
      value={value ?? ''}
      onChange={(event) => {
        onChange(SEVERITIES.find((severity) => severity === event.target.value) ?? null)
      }}
    >
      <option value="">Not decided yet</option>
      {SEVERITIES.map((severity) => (
        <option key={severity} value={severity}>
          {SEVERITY_MEANINGS[severity]}
        </option>
      ))}
    </Select>
  )
}

/** What the post-mortem looks back on. */
export function OccasionSelect({
  value,
  onChange,
  ...frame
}: Frame & {
  readonly value: Occasion
  readonly onChange: (occasion: Occasion) => void
}) {
  return (
    <Select
      {...frame}
      label="Occasion"
      value={value}
      onChange={(event) => onChange(event.target.value as Occasion)}
    >
      {OCCASIONS.map((occasion) => (
        <option key={occasion} value={occasion}>
          {OCCASION_WORDS[occasion]}
        </option>
      ))}
    </Select>
  )
}

/** The zone in which times are typed and shown; `value` is in the list even if this browser does not know it. */
export function ZoneSelect({
  value,
  onChange,
  ...frame
}: Frame & { readonly value: string; readonly onChange: (timeZone: string) => void }) {
  const zones = useMemo(() => timeZones([value]), [value])
  return (
    <Select
      {...frame}
      label="Time zone"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </Select>
  )
}
