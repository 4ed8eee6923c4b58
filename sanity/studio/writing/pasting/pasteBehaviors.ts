import type { EditorSnapshot } from '@portabletext/editor';
import { type BehaviorAction, defineBehavior, effect, forward, raise } from '@portabletext/editor/behaviors';
import { isSelectionExpanded } from '@portabletext/editor/selectors';
import { type Dropping, dropBehaviors } from './dropBehaviors.ts';
import { keepSpaces, withSpaces } from './keepSpaces.ts';
import { type Clipboard, type ReadClipboard, readClipboard } from './readClipboard.ts';

type Pasting = Dropping & {
  /** False if the document has no list of sources. */
  hasSources: boolean;
  finish(read: Clipboard): Promise<void>;
  tell(report: string | null): void;
  /** Follows an undo or redo. */
  follow(): void;
};

/** What the editor does with a paste and a drop. @param pasting the newest: the editor keeps the behaviors. */
export const pasteBehaviors = (pasting: () => Pasting) => {
  const read = (snapshot: EditorSnapshot, data: DataTransfer): ReadClipboard | false =>
    readClipboard(data, {
      newKey: snapshot.context.keyGenerator,
      hasSources: pasting().hasSources,
      hasSourceNotes: snapshot.context.schema.annotations.some(({ name }) => name === 'sourceNote'),
    }) ?? false;
  const insert = (given: ReadClipboard, done: 'pasted' | 'dropped'): BehaviorAction[] =>
    'problem' in given
      ? [effect(() => pasting().tell(`Not ${done}. ${given.problem}`))]
      : [
          raise({ type: 'insert.blocks', blocks: given.paste.blocks, placement: 'auto' }),
          effect(() => void pasting().finish(given)),
        ];
  return [
    defineBehavior({
      on: 'clipboard.paste',
      guard: ({ snapshot, event }) => read(snapshot, event.originEvent.dataTransfer),
      actions: [
        ({ snapshot, event }, given: ReadClipboard) => [
          ...('paste' in given && isSelectionExpanded(snapshot) ? [raise({ type: 'delete' as const })] : []),
          ...(isPieceOfText(given)
            ? withSpaces(
                snapshot,
                event.originEvent.dataTransfer.getData('text/plain'),
                insert(given, 'pasted'),
              )
            : insert(given, 'pasted')),
        ],
      ],
    }),
    defineBehavior({
      on: 'drag.drop',
      // What is dragged inside the text is moved by the editor.
      guard: ({ snapshot, event }) => !event.dragOrigin && read(snapshot, event.originEvent.dataTransfer),
      actions: [
        ({ event }, given: ReadClipboard) => [
          raise({ type: 'select', at: event.position.selection }),
          ...insert(given, 'dropped'),
        ],
      ],
    }),
    keepSpaces,
    ...dropBehaviors(pasting),
    ...(['history.undo', 'history.redo'] as const).map((on) =>
      defineBehavior({
        on,
        actions: [({ event }) => [forward(event), effect(() => pasting().follow())]],
      }),
    ),
  ];
};

/** Words of one paragraph, which are pasted into another. */
const isPieceOfText = (given: ReadClipboard): boolean => {
  const [first, ...others] = 'paste' in given ? given.paste.blocks : [];
  return first?._type === 'block' && first.listItem === undefined && others.length === 0;
};
