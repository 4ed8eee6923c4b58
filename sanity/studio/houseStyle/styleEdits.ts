import type { Editor } from '@portabletext/editor';
import type { Finding } from '../../../lib/houseStyle/Finding.ts';
import { type IgnoredFinding, maxIgnored } from '../../../lib/houseStyle/ignoredFindings.ts';
import { findRange, type Passage, passageOf, selectionOf, wholeText } from './passages.ts';
import type { StoryStyle, StyleForm } from './StoryStyle.ts';

type Range = { from: number; to: number };
type EditorPath = Extract<Parameters<Editor['send']>[0], { type: 'set' }>['at'];

const replaced = (text: string, { from, to }: Range, instead: string): string =>
  text.slice(0, from) + instead + text.slice(to);

/** Where a finding is now, or null if its passage is gone. The editor has the newest text of the body. */
const locate = ({ form, editor }: StoryStyle, finding: Finding) => {
  if (!form) return null;
  const body = editor?.getSnapshot().context.value ?? form.story.body;
  const passage = passageOf({ ...form.story, body }, finding);
  const range = passage && findRange(wholeText(passage), finding);
  return passage && range ? { form, passage, range } : null;
};

/** Writes what a finding suggests. Undo of the editor takes back changes of the body. */
export const applyFinding = (style: StoryStyle, finding: Finding): void => {
  const located = locate(style, finding);
  if (!located || finding.instead === null) return;
  const { form, passage, range } = located;
  if (passage.kind === 'field') {
    form.setField(passage.path, replaced(passage.text, range, finding.instead));
    return;
  }
  if (style.editor) applyInBody(style.editor, passage, range, finding.instead);
};

const applyInBody = (
  editor: Editor,
  passage: Exclude<Passage, { kind: 'field' }>,
  range: Range,
  instead: string,
): void => {
  switch (passage.kind) {
    case 'paragraph': {
      const at = selectionOf(passage, range);
      if (!at) return;
      editor.send({ type: 'select', at });
      editor.send({ type: 'delete', at });
      editor.send({ type: 'insert.text', text: instead });
      return;
    }
    case 'inner':
      editor.send({
        type: 'set',
        at: passage.path as EditorPath,
        value: replaced(passage.text, range, instead),
      });
      return;
    case 'innerParagraph':
      applyInSpans(editor, passage, range, instead);
  }
};

/** The replacement is in the first span that the passage touches. */
const applyInSpans = (
  editor: Editor,
  { path, spans }: Extract<Passage, { kind: 'innerParagraph' }>,
  { from, to }: Range,
  instead: string,
): void => {
  let before = 0;
  let isWritten = false;
  for (const { _key, text } of spans) {
    const [start, end] = [Math.max(0, from - before), Math.min(text.length, to - before)];
    before += text.length;
    if (start >= end) continue;
    const value = replaced(text, { from: start, to: end }, isWritten ? '' : instead);
    isWritten = true;
    editor.send({ type: 'set', at: [...path, 'children', { _key }, 'text'] as EditorPath, value });
  }
};

/** Leads to the passage of a finding and selects it, where its field allows that. */
export const showFinding = (style: StoryStyle, finding: Finding): void => {
  const located = locate(style, finding);
  if (!located) return;
  const { form, passage, range } = located;
  if (passage.kind === 'field') {
    form.focus(passage.path);
    selectInField(range);
    return;
  }
  if (passage.kind !== 'paragraph') {
    form.focus(['body', ...passage.path]);
    return;
  }
  form.focus(['body']);
  const at = selectionOf(passage, range);
  if (at && style.editor) selectInText(style.editor, at);
};

/** Studio opens the tab and focuses its field in one of the next frames. */
const maxFrames = 30;

const selectInField = (range: Range, frames = maxFrames): void => {
  const field = document.activeElement;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (isField && field.value.length >= range.to) {
    field.setSelectionRange(range.from, range.to);
    field.scrollIntoView({ block: 'center' });
  } else if (frames > 0) requestAnimationFrame(() => selectInField(range, frames - 1));
};

const selectInText = (editor: Editor, at: NonNullable<ReturnType<typeof selectionOf>>): void => {
  requestAnimationFrame(() => {
    editor.send({ type: 'focus' });
    editor.send({ type: 'select', at });
    requestAnimationFrame(() =>
      getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' }),
    );
  });
};

const setIgnored = (style: StoryStyle, { setField }: StyleForm, ignored: IgnoredFinding[]): void => {
  setField(
    ['ignoredStyle'],
    ignored.map((one) => ({ _type: 'ignoredFinding', ...one })),
  );
  style.ignore(ignored);
};

const maxPassageCharacters = 200;

/** Ignores a finding, and others of its topic, in this story. */
export const ignoreFinding = (style: StoryStyle, { kind, topic, passage }: Finding, newKey: string): void => {
  const { ignored } = style.getState();
  if (!style.form || ignored.length >= maxIgnored) return;
  const one = { _key: newKey, kind, topic, passage: passage.slice(0, maxPassageCharacters) };
  setIgnored(style, style.form, [...ignored, one]);
};

/** Shows an ignored finding again. */
export const heedFinding = (style: StoryStyle, { _key }: IgnoredFinding): void => {
  const { ignored } = style.getState();
  if (style.form)
    setIgnored(
      style,
      style.form,
      ignored.filter((one) => one._key !== _key),
    );
};
