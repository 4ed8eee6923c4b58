import { type Editor, useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { isSelectionCollapsed } from '@portabletext/editor/selectors';
import { coveredBelowPx } from './coveredBelow.ts';

/**
 * The space that the toolbar covers, and what covers the end of a text without a bar; on a phone header and footer of the
 * document too.
 */
const covered = { desk: { topPx: 40, withoutBarPx: 48 }, phone: { topPx: 90, withoutBarPx: 98 } };
const phone = '(max-width: 599px)';

/** Blocks get their height when they come into view, so the caret moves for some frames after a scroll. */
const maxFrames = 20;

/** Studio scrolls only its own box to the caret. The sheet grows instead, so the pane or page around it scrolls. */
export const FollowCaret = () => {
  const editor = useEditor();
  const follow = (frames: number) => {
    const isFollowing = scrollToCaret(editor) || frames < maxFrames;
    if (isFollowing && frames > 0) requestAnimationFrame(() => follow(frames - 1));
  };
  return (
    <EventListenerPlugin
      on={({ type }) => {
        // The caret's place is known after the text is drawn.
        if (type === 'selection') requestAnimationFrame(() => follow(maxFrames));
      }}
    />
  );
};

/** @returns true if the caret was covered. */
const scrollToCaret = (editor: Editor): boolean => {
  const snapshot = editor.getSnapshot();
  const sheet = editor.dom.getEditorElement();
  if (!sheet?.contains(document.activeElement) || !isSelectionCollapsed(snapshot)) return false;
  const caret = editor.dom.getSelectionRect(snapshot);
  if (!caret) return false;
  const pane = findScroller(sheet);
  const view = pane?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
  const { topPx, withoutBarPx } = window.matchMedia(phone).matches ? covered.phone : covered.desk;
  const below = caret.bottom - (view.bottom - coveredBelowPx(withoutBarPx));
  const above = view.top + topPx - caret.top;
  if (below <= 0 && above <= 0) return false;
  (pane ?? window).scrollBy({ top: below > 0 ? below : -above, behavior: 'instant' });
  return true;
};

/** The element that scrolls the text, or null if the window does. */
const findScroller = (element: Element): Element | null => {
  const parent = element.parentElement;
  if (!parent || parent === document.body) return null;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight
    ? parent
    : findScroller(parent);
};
