import { Stack, Text } from '@sanity/ui';
import { useEffect, useRef, useState } from 'react';
import { getPublishedId, isDraftId, type ObjectInputProps, useUser } from 'sanity';
import { styled } from 'styled-components';
import { isObject } from '../../../lib/isObject.ts';
import { ButtonRests } from '../actions/copies/CopyForm.tsx';
import { StoryCorrection } from '../actions/corrections/StoryCorrection.tsx';
import { MissedSchedule } from '../actions/MissedSchedule.tsx';
import { usePerson } from '../actions/usePerson.ts';
import { Notice } from '../dialogs/Notice.tsx';
import { forgetPublishKey, maxWaitMs, pressPublishKey } from './entryKeys.ts';
import { useBeginEntry } from './useEntryAddress.ts';

/** An entry is a few paragraphs: what belongs to it stays in the first window. */
const Fields = styled.div`
  [data-testid='pt-editor'][data-fullscreen='false'] {
    min-height: 12rem !important;
  }
`;

type Entry = {
  _id?: string;
  firstPublishedAt?: string;
  withdrawnAt?: string;
  story?: { _ref?: string };
  withdrawal?: { requestedBy?: string; reason?: string };
  missedSchedule?: unknown;
};

/**
 * The form of an entry. Control and Enter publish it from any field, and begin the next one when it is live.
 */
export const EntryForm = (props: ObjectInputProps) => {
  const entry = (isObject(props.value) ? props.value : {}) as Entry;
  const id = getPublishedId(entry._id ?? '');
  const isDraft = isDraftId(entry._id ?? '');
  const isLive = !isDraft && Boolean(entry.firstPublishedAt);
  const { mayPublish } = usePerson();
  const openNext = useNextEntry(isLive);
  const onKey = (event: PressedKey) => {
    if ([...event.key].length === 1 && !event.metaKey && !event.ctrlKey) forgetPublishKey(id);
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
    // The editor of the text would take the whole window.
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || (!isLive && pressPublishKey(id))) return;
    if (entry.story?._ref) openNext(entry.story._ref);
  };
  useKeyWithoutFocus(onKey);
  return (
    <Stack gap={5} data-entry={id} onKeyDownCapture={onKey}>
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
  'key' | 'repeat' | 'metaKey' | 'ctrlKey' | 'altKey' | 'preventDefault' | 'stopPropagation'
>;

/**
 * Opens the form of the next entry, once this one is live: its key may be pressed again before that. If it does not become
 * live, the next one opens all the same, because what was typed since is for it.
 */
const useNextEntry = (isLive: boolean): ((storyId: string) => void) => {
  const begin = useBeginEntry();
  const [open, setOpen] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(
      () => {
        setOpen(null);
        open();
      },
      isLive ? 0 : maxWaitMs,
    );
    return () => clearTimeout(timer);
  }, [open, isLive]);
  return (storyId) => {
    if (open) return;
    const opens = begin(storyId);
    if (isLive) opens();
    else setOpen(() => opens);
  };
};

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
