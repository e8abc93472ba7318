import { useEffect, type HTMLAttributes, type InputHTMLAttributes, type MouseEvent } from 'react'

/*
 * A text field that moves through a list below it and keeps the focus (WAI-ARIA Authoring Practices, "Combobox"). HTML has no
 * element for that: `datalist` can neither be styled nor show what a line is about.
 */

/** For the field. */
export function fieldOfList(
  list: string,
  activeId: string | undefined,
  isOpen: boolean,
): InputHTMLAttributes<HTMLInputElement> {
  return {
    type: 'text',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list,
    'aria-expanded': isOpen,
    'aria-activedescendant': activeId,
    autoComplete: 'off',
    spellCheck: false,
  }
}

/**
 * Where a key leads in the list, by the places of its options; `null`: the key is none of the list's.
 * @param at the active option, or -1
 */
export function listStep(key: string, at: number, count: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return at === last ? 0 : at + 1
    case 'ArrowUp':
      return at <= 0 ? last : at - 1
    case 'PageDown':
      return Math.min(last, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    default:
      return null
  }
}

/** So many options one page is. */
const PAGE = 8

/** Keeps the active option in view. */
export function useActiveInView(activeId: string | undefined): void {
  useEffect(() => {
    if (activeId === undefined) return
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
}

/** For the list. */
export function listOfField(id: string, label: string): HTMLAttributes<HTMLElement> {
  return { id, role: 'listbox', 'aria-label': label }
}

/** For a group of options within the list. */
export function groupOfList(labelledBy: string): HTMLAttributes<HTMLElement> {
  return { role: 'group', 'aria-labelledby': labelledBy }
}

/** For what stands between options without being one. */
export const NO_OPTION: HTMLAttributes<HTMLElement> = { role: 'presentation' }

/** For an option. A press does not take the focus from the field. */
export function optionOfList({
  id,
  isActive,
  isDisabled = false,
  onPoint,
  onChoose,
}: {
  readonly id: string
  readonly isActive: boolean
  readonly isDisabled?: boolean
  /** The pointer is on it. */
  readonly onPoint?: () => void
  readonly onChoose: () => void
}): HTMLAttributes<HTMLElement> {
  return {
    id,
    role: 'option',
    'aria-selected': isActive,
    ...(isDisabled && { 'aria-disabled': true }),
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onMouseMove: onPoint,
    onClick: onChoose,
  }
}
