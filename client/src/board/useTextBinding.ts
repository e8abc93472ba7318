import type { TextTarget } from '@whyboard/shared/document/operations/text.ts'
import { useEffect, useRef, type RefObject } from 'react'

import { useBoardModel } from './boardContext.tsx'
import { bindText, type TextBindingOptions, type TextField } from './textBinding.ts'

/**
 * Binds an uncontrolled `<textarea>` or `<input>` (neither `value` nor `onChange`) to a text of the board, as long as it
 * is mounted. The field is read-only while nobody may write. The options may change with every render.
 */
export function useTextBinding(
  ref: RefObject<TextField | null>,
  target: TextTarget,
  options: TextBindingOptions = {},
): void {
  const model = useBoardModel()
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const key = JSON.stringify(target)
  const tellsCaret = options.onCaret !== undefined
  useEffect(() => {
    const field = ref.current
    if (field === null) return undefined
    return bindText(field, model, JSON.parse(key) as TextTarget, {
      ...(tellsCaret ? { onCaret: (caret) => latest.current.onCaret?.(caret) } : {}),
      onRefused: (reason) => latest.current.onRefused?.(reason),
    })
  }, [ref, model, key, tellsCaret])
}
