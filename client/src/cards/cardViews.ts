import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'

import type { CardView } from './cardView.ts'
import { actionView } from './kinds/action.tsx'
import { causeView } from './kinds/cause.tsx'
import { eventView } from './kinds/event.tsx'
import { noteView } from './kinds/note.tsx'
import { parkedView } from './kinds/parked.tsx'
import { whyView } from './kinds/why.tsx'
import { workedView } from './kinds/worked.tsx'

/** How each kind of card is shown: the client's half of the registry of kinds. */
export const CARD_VIEWS: { readonly [Kind in CardKind]: CardView<Kind> } = {
  event: eventView,
  cause: causeView,
  why: whyView,
  worked: workedView,
  action: actionView,
  parked: parkedView,
  note: noteView,
}
