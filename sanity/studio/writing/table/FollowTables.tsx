import { type EditorEmittedEvent, useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { use } from 'react';
import type { Row } from '../../../../lib/tables/grid.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';

/** Tells the journal of tables what the editor changes, and corrects the editor after an undo. */
export const FollowTables = () => {
  const editor = useEditor();
  const form = use(BodyForm);
  const rowsOf = (table: string): Row[] | undefined => {
    const { value } = editor.getSnapshot().context;
    const block = value.find(({ _key }) => _key === table) as { rows?: Row[] } | undefined;
    return Array.isArray(block?.rows) ? block.rows : undefined;
  };
  const follow = (event: EditorEmittedEvent): void => {
    if (event.type !== 'operation' || event.operation.type.endsWith('.text')) return;
    const correction = form?.tables.follow(event.operation, event.origin === 'local', rowsOf);
    if (!correction) return;
    const patch = {
      type: 'set' as const,
      path: [{ _key: correction.table }, 'rows'],
      value: correction.rows,
      origin: 'remote' as const,
    };
    // The editor takes nothing while it tells of a change.
    queueMicrotask(() =>
      editor.send({ type: 'patches', patches: [patch], snapshot: editor.getSnapshot().context.value }),
    );
  };
  return <EventListenerPlugin on={follow} />;
};
