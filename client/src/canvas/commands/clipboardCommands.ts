import { ClipboardPaste, Copy, Scissors } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import type { CommandContext } from './commandContext.ts'

/**
 * Copy, cut and paste by name, for menus; their keys are the browser's own. What a page copied it remembers, because a browser
 * that is asked for the clipboard gives the text only.
 * @param root hears the paste, as if the browser had sent it
 * @returns the commands, and what ends them
 */
export function clipboardCommands(
  { editor, canvas: { model, tell }, handle }: CommandContext,
  root: HTMLElement,
): readonly [readonly Command[], () => void] {
  const owner = root.ownerDocument
  const clipboard = owner.defaultView?.navigator.clipboard
  let copied: ReadonlyMap<string, string> = new Map()
  const remember = ({ clipboardData }: ClipboardEvent): void => {
    if (clipboardData === null) return
    copied = new Map(clipboardData.types.map((type) => [type, clipboardData.getData(type)]))
  }
  owner.addEventListener('copy', remember)
  owner.addEventListener('cut', remember)

  const paste = async (): Promise<void> => {
    let text: string
    try {
      text = (await clipboard?.readText()) ?? ''
    } catch {
      tell({
        about: 'cards',
        says: 'This browser does not let the page read the clipboard. Press the keys for paste instead.',
      })
      return
    }
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    if (text === copied.get('text/plain')) {
      for (const [type, value] of copied) clipboardData.setData(type, value)
    }
    handle.focus()
    root.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }
  const ask = (what: 'copy' | 'cut') => () => {
    handle.focus()
    owner.execCommand(what)
  }
  const isSelected = (): boolean => editor.getSelectedShapeIds().length > 0
  const commands: readonly Command[] = [
    {
      id: 'selection.copy',
      label: 'Copy',
      group: 'Selection',
      keys: [],
      icon: Copy,
      enabled: isSelected,
      run: ask('copy'),
    },
    {
      id: 'selection.cut',
      label: 'Cut',
      group: 'Selection',
      keys: [],
      icon: Scissors,
      enabled: () => isSelected() && model.canWrite,
      run: ask('cut'),
    },
    {
      id: 'paste',
      label: 'Paste',
      group: 'Cards',
      keys: [],
      icon: ClipboardPaste,
      words: 'clipboard insert',
      enabled: () => model.canWrite && clipboard !== undefined,
      run: () => void paste(),
    },
  ]
  return [
    commands,
    () => {
      owner.removeEventListener('copy', remember)
      owner.removeEventListener('cut', remember)
    },
  ]
}
