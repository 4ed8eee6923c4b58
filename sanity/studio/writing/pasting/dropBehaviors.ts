import { type BehaviorEvent, defineBehavior, effect } from '@portabletext/editor/behaviors';
import type { DropPlace } from '../bodyForm/DroppedFiles.ts';

export type Dropping = {
  /** Says where files are dropped, before Studio reads them. */
  setPlace(place: DropPlace): void;
  /** Marks where dragged files would be dropped. @param block the element of the block. */
  mark(block: Element | null, side: DropPlace['side']): void;
};

type Position = Extract<BehaviorEvent, { type: 'drag.drop' }>['position'];
type Dragged = { dragOrigin?: unknown; originEvent: { dataTransfer: DataTransfer } };

/** What is dragged inside the text is moved by the editor. */
const bringsFiles = ({ dragOrigin, originEvent }: Dragged): boolean =>
  !dragOrigin && originEvent.dataTransfer.types.includes('Files');

/** @param position of the pointer. Beside the blocks, its selection is the nearest place in the text. */
const placeOf = ({ selection, block, isEditor }: Position): DropPlace => {
  const isBefore = isEditor ? selection.focus.offset === 0 : block === 'start';
  return { at: selection, side: isBefore ? 'before' : 'after' };
};

/** Follows files that are dragged over the text. Studio reads and passes on what is dropped. */
export const dropBehaviors = (dropping: () => Dropping) => [
  defineBehavior({
    on: 'drag.dragover',
    guard: ({ event }) => bringsFiles(event),
    actions: [
      ({ snapshot, event, dom }) => {
        const { at, side } = placeOf(event.position);
        const there = { ...snapshot, context: { ...snapshot.context, selection: at } };
        return [effect(() => dropping().mark(dom.getStartBlockElement(there), side))];
      },
    ],
  }),
  defineBehavior({
    on: 'drag.drop',
    guard: ({ event }) => bringsFiles(event),
    actions: [({ event }) => [effect(() => dropping().setPlace(placeOf(event.position)))]],
  }),
];
