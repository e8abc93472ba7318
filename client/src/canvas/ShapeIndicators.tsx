import { isSameList } from '@whyboard/shared/domain/memo.ts'
import {
  DefaultShapeIndicator,
  useComputed,
  useEditor,
  useValue,
  type Editor,
  type TLShapeId,
} from 'tldraw'

import { isCardShape } from './cardShape.ts'

/** The states of the select tool in which it is told what is selected. */
const TELLING = [
  'select.idle',
  'select.editing_shape',
  'select.brushing',
  'select.scribble_brushing',
  'select.pointing_shape',
  'select.pointing_selection',
  'select.pointing_handle',
]

/**
 * The rings around what is selected and below the pointer; a card that is written in has its own (`cards.module.css`). tldraw's
 * own part keeps a hidden one for every shape there is, which on a full board is every tenth element of the page.
 */
export function ShapeIndicators() {
  const editor = useEditor()
  const indicated = useComputed<readonly TLShapeId[]>(
    'indicated shapes',
    () => indicatedIn(editor),
    { isEqual: isSameList },
    [editor],
  )
  return useValue(indicated).map((id) => <DefaultShapeIndicator key={id} shapeId={id} />)
}

function indicatedIn(editor: Editor): readonly TLShapeId[] {
  const { isChangingStyle, isHoveringCanvas, isCoarsePointer } = editor.getInstanceState()
  if (isChangingStyle || !editor.isInAny(...TELLING)) return []
  const hovered = editor.getHoveredShapeId()
  const ids = new Set(editor.getSelectedShapeIds())
  const isPointed = isHoveringCanvas && !isCoarsePointer
  if (hovered !== null && isPointed && editor.isInAny('select.idle', 'select.editing_shape')) {
    ids.add(hovered)
  }
  const edited = editor.getEditingShape()
  if (isCardShape(edited)) ids.delete(edited.id)
  return [...ids].filter((id) => editor.getShape(id) !== undefined)
}
