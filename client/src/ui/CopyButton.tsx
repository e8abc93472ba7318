import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

import { Button } from './Button.tsx'
import { copyText } from './copyText.ts'
import { useNotices } from './Notices.tsx'

/** Copies `text` (a function is asked when it is pressed) and says so on itself for two seconds. */
export function CopyButton({
  text,
  label = 'Copy',
  small = false,
  tone = 'secondary',
  name,
}: {
  readonly text: string | (() => Promise<string>)
  readonly label?: string
  readonly small?: boolean
  readonly tone?: 'primary' | 'secondary' | 'quiet'
  /** What is copied, for screen readers, e.g. "the contributor link". */
  readonly name?: string
}) {
  const [copied, setCopied] = useState(false)
  const { notify } = useNotices()
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    const worked = await copyText(typeof text === 'string' ? text : await text())
    setCopied(worked)
    if (worked) return
    notify({
      tone: 'warn',
      text: 'This browser does not let the page copy. Select the text and copy it yourself.',
    })
  }
  return (
    <Button
      small={small}
      tone={tone}
      icon={copied ? Check : Copy}
      {...(name !== undefined && { 'aria-label': copied ? 'Copied' : `${label}: ${name}` })}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </Button>
  )
}
