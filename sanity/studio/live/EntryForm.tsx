import { Stack, Text } from '@sanity/ui';
import { type RefObject, useEffect, useRef } from 'react';
import { getPublishedId, isDraftId, type ObjectInputProps, useUser } from 'sanity';
import { styled } from 'styled-components';
import { isObject } from '../../../lib/isObject.ts';
import { ButtonRests } from '../actions/copies/CopyForm.tsx';
import { StoryCorrection } from '../actions/corrections/StoryCorrection.tsx';
import { MissedSchedule } from '../actions/MissedSchedule.tsx';
import { usePerson } from '../actions/usePerson.ts';
import { Notice } from '../dialogs/Notice.tsx';
import { keepFocus } from '../writing/keepFocus.ts';
import { pressPublishKey } from './entryKeys.ts';
import { useBeginEntry } from './useEntryAddress.ts';

/** An entry is a few paragraphs: what belongs to it stays in the first window. */
const Fields = styled.div`
  [data-testid='pt-editor'][data-fullscreen='false'] {
    min-height: 12rem !important;
  }
`;

type Entry = {
  _id?: string;
  _createdAt?: string;
  firstPublishedAt?: string;
  withdrawnAt?: string;
  story?: { _ref?: string };
  withdrawal?: { requestedBy?: string; reason?: string };
  missedSchedule?: unknown;
};

/**
 * The form of an entry. Control and Enter publish it from any field, and begin the next one when it is live. It opens
 * with the caret in the text.
 */
export const EntryForm = (props: ObjectInputProps) => {
  const entry = (isObject(props.value) ? props.value : {}) as Entry;
  const id = getPublishedId(entry._id ?? '');
  const begin = useBeginEntry();
  const form = useRef<HTMLDivElement>(null);
  useFocusOnText(form, entry._createdAt || props.readOnly ? null : id);
  const isDraft = isDraftId(entry._id ?? '');
  const isLive = !isDraft && Boolean(entry.firstPublishedAt);
  const { mayPublish } = usePerson();
  const onKey = (event: PressedKey) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
    // The editor of the text would take the whole window.
    event.preventDefault();
    event.stopPropagation();
    if (!isLive) pressPublishKey(id);
    else if (entry.story?._ref) begin(entry.story._ref);
  };
  useKeyWithoutFocus(onKey);
  return (
    <Stack gap={5} ref={form} onKeyDownCapture={onKey}>
      {isDraft && entry.firstPublishedAt && !entry.withdrawnAt && (
        <StoryCorrection articleId={id} isChanged />
      )}
      <ButtonRests type="liveEntry" />
      <MissedSchedule mark={entry.missedSchedule} />
      {entry.withdrawal && <Withdrawal {...entry.withdrawal} />}
      {(mayPublish || isLive) && (
        <Text size={1} muted>
          <kbd>Ctrl</kbd> or <kbd>⌘</kbd> and <kbd>Enter</kbd>{' '}
          {isLive ? 'begins the next entry.' : 'publishes the entry.'}
        </Text>
      )}
      <Fields>{props.renderDefault(props)}</Fields>
    </Stack>
  );
};

type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'preventDefault' | 'stopPropagation'
>;

/** While an entry is published, the form takes no keys, and the text loses the focus to nothing. */
const useKeyWithoutFocus = (onKey: (event: PressedKey) => void) => {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target === document.body) latest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
};

/** About two seconds. Studio shows the editor of the text later than the form. */
const maxFrames = 120;

/** Puts the caret into the text of a new entry, once. @param id null while it is not ready, or not new. */
const useFocusOnText = (form: RefObject<HTMLElement | null>, id: string | null) => {
  const focused = useRef<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (id === null || focused.current === id) return;
    focused.current = id;
    stop.current?.();
    const focus = (frames: number): void => {
      const text = form.current?.querySelector<HTMLElement>('[contenteditable="true"]');
      if (text) stop.current = keepFocus(text);
      else if (frames > 0) requestAnimationFrame(() => focus(frames - 1));
    };
    focus(maxFrames);
  }, [form, id]);
  useEffect(() => () => stop.current?.(), []);
};

const Withdrawal = ({ requestedBy = '', reason }: { requestedBy?: string; reason?: string }) => {
  const [user] = useUser(requestedBy);
  return (
    <Notice
      tone="critical"
      title={`${user?.displayName ?? 'Someone'} asks to take this entry off the site`}
      text={`${reason ?? ''} Another editor decides: choose Unpublish or Keep it on the site.`}
    />
  );
};
