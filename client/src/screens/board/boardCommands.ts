import {
  KeyboardOff,
  FileText,
  House,
  Keyboard,
  ListChecks,
  Map as MapIcon,
  Moon,
  Presentation,
  Search,
  Share2,
  SquareTerminal,
  Sun,
  SunMoon,
  UserRoundPen,
  Waves,
} from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import type { Preferences } from '../../ui/preferences.ts'

/** What the commands of the bars around the canvas do. */
export interface BoardActions {
  find(): void
  palette(): void
  help(): void
  share(): void
  /** Asks this person for another name and colour. */
  changePerson(): void
  toggleAgenda(): void
  /** Goes to another page of the app. */
  go(path: string): void
  /** Opens a page of the app in another tab. */
  open(path: string): void
}

/** Everything that the bars around the canvas offer, for palette, help and menus. */
export function boardCommands(
  boardId: string,
  actions: BoardActions,
  preferences: Preferences,
): readonly Command[] {
  const { colourScheme, characterKeys, lessMotion, minimap } = preferences
  const schemes = [
    { scheme: 'system', label: 'Appearance: as the system', icon: SunMoon },
    { scheme: 'light', label: 'Appearance: light', icon: Sun },
    { scheme: 'dark', label: 'Appearance: dark', icon: Moon },
  ] as const
  return [
    {
      id: 'find.open',
      label: 'Find on the board',
      group: 'Go to',
      keys: ['mod+f'],
      reach: 'writing',
      icon: Search,
      words: 'search text',
      run: () => actions.find(),
    },
    {
      id: 'palette.open',
      label: 'Commands',
      group: 'Board',
      keys: ['mod+k'],
      reach: 'page',
      icon: SquareTerminal,
      words: 'palette everything',
      run: () => actions.palette(),
    },
    {
      id: 'help.open',
      label: 'Keys, gestures and settings',
      group: 'Board',
      keys: ['?'],
      icon: Keyboard,
      words: 'help shortcuts preferences accessibility',
      run: () => actions.help(),
    },
    {
      id: 'share.open',
      label: 'Share the board',
      group: 'Board',
      keys: [],
      icon: Share2,
      words: 'link invite qr code',
      run: () => actions.share(),
    },
    {
      id: 'person.change',
      label: 'Change your name and colour',
      group: 'Meeting',
      keys: [],
      icon: UserRoundPen,
      words: 'rename me identity avatar',
      run: () => actions.changePerson(),
    },
    {
      id: 'agenda.toggle',
      label: 'Agenda: show or hide',
      group: 'Meeting',
      keys: [],
      icon: ListChecks,
      words: 'phase timer panel steps',
      run: () => actions.toggleAgenda(),
    },
    {
      id: 'agenda.screen',
      label: 'Agenda on a second screen',
      group: 'Meeting',
      keys: [],
      icon: Presentation,
      words: 'facilitate projector window',
      run: () => actions.open(`/b/${boardId}/facilitate`),
    },
    {
      id: 'report.page',
      label: 'Report as a page: read, print, download',
      group: 'Board',
      keys: [],
      icon: FileText,
      words: 'export markdown pdf',
      run: () => actions.open(`/b/${boardId}/report`),
    },
    {
      id: 'home',
      label: 'All post-mortems',
      group: 'Board',
      keys: [],
      icon: House,
      words: 'home library leave',
      run: () => actions.go('/'),
    },
    {
      id: 'minimap.toggle',
      label: 'Show or hide the small map',
      group: 'Go to',
      keys: [],
      icon: MapIcon,
      words: 'minimap overview',
      run: () => minimap.set(!minimap.get()),
    },
    ...schemes.map(({ scheme, label, icon }) => ({
      id: `appearance.${scheme}`,
      label,
      group: 'Board' as const,
      keys: [],
      icon,
      words: 'theme mode colour scheme',
      enabled: () => colourScheme.get() !== scheme,
      unavailable: 'It is so now',
      run: () => colourScheme.set(scheme),
    })),
    {
      id: 'keys.toggle',
      label: 'Single-key shortcuts on or off',
      group: 'Board',
      keys: [],
      icon: KeyboardOff,
      words: 'keyboard accessibility speech',
      run: () => characterKeys.set(!characterKeys.get()),
    },
    {
      id: 'motion.toggle',
      label: 'Less motion on or off',
      group: 'Board',
      keys: [],
      icon: Waves,
      words: 'animation accessibility reduced',
      run: () => lessMotion.set(!lessMotion.get()),
    },
  ]
}
