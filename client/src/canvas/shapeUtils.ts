import {
  ArrowShapeTool,
  ArrowShapeUtil,
  DrawShapeTool,
  DrawShapeUtil,
  EraserTool,
  GeoShapeTool,
  GeoShapeUtil,
  HandTool,
  HighlightShapeTool,
  HighlightShapeUtil,
  LaserTool,
  LineShapeTool,
  LineShapeUtil,
  SelectTool,
  TextShapeTool,
  TextShapeUtil,
  ZoomTool,
  type TLAnyShapeUtilConstructor,
  type TLStateNodeConstructor,
} from 'tldraw'

import { BoardImageUtil } from './BoardImageUtil.tsx'
import { CardShapeUtil } from './CardShapeUtil.tsx'
import { LinkTool, NoteTool } from './tools.ts'

/** What can lie on a board: cards, and free drawing. tldraw's own notes, frames, embeds and videos are left out. */
export const SHAPE_UTILS = [
  CardShapeUtil,
  ArrowShapeUtil,
  DrawShapeUtil,
  GeoShapeUtil,
  HighlightShapeUtil,
  BoardImageUtil,
  LineShapeUtil,
  TextShapeUtil,
  // tldraw's own types do not hold under exactOptionalPropertyTypes.
] as readonly unknown[] as readonly TLAnyShapeUtilConstructor[]

export const TOOLS: readonly TLStateNodeConstructor[] = [
  SelectTool,
  HandTool,
  EraserTool,
  LaserTool,
  ZoomTool,
  DrawShapeTool,
  HighlightShapeTool,
  ArrowShapeTool,
  GeoShapeTool,
  LineShapeTool,
  TextShapeTool,
  NoteTool,
  LinkTool,
]
