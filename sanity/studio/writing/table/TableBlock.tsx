import { useEditor } from '@portabletext/editor';
import { Card, Stack, Text } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import {
  type FocusEvent,
  type RefObject,
  type SyntheticEvent,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { BlockProps } from 'sanity';
import { styled } from 'styled-components';
import { pasteCells, readRows } from '../../../../lib/tables/grid.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';
import { Grid } from './Grid.tsx';
import { holdFocus } from './holdFocus.ts';
import { type TableEdits, useTableEdits } from './useTableEdits.ts';
import { useTypedText } from './useTypedText.ts';

const Caption = styled.input`
  box-sizing: border-box;
  inline-size: 100%;
  padding: 0.35rem 0.6rem;
  border: 0;
  outline: 0;
  background: transparent;
  color: inherit;
  font: 650 1rem/1.4 'Public Sans Variable', system-ui, sans-serif;
  &::placeholder {
    color: var(--card-muted-fg-color);
    font-weight: 400;
  }
  &:focus-visible {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`;

/** A table in the text: its caption and a grid that is typed into. */
export const TableBlock = ({
  value,
  open,
  onClose,
  onRemove,
  readOnly = false,
  selected,
  validation,
}: BlockProps) => {
  const table = value as { _key: string; caption?: string; headerless?: boolean; rows?: unknown };
  const edits = useTableEdits(table._key);
  const rows = useMemo(() => readRows(table.rows), [table.rows]);
  const caption = useTypedText(table.caption ?? '', edits.setCaption);
  const root = useRef<HTMLDivElement>(null);
  const problemsId = useId();
  const problems = validation.filter(({ level }) => level === 'error');
  const { push } = useToast();
  const tell = useCallback((title: string) => push({ status: 'warning', title }), [push]);
  useGridIsForm({ open, onClose, root, edits });
  const ownEvents = useOwnEvents();
  return (
    <Card
      ref={root}
      padding={3}
      border
      radius={1}
      tone={selected ? 'primary' : 'default'}
      data-testid="table-block"
      {...ownEvents}
    >
      <Stack gap={3}>
        <Caption
          aria-label="Caption of the table"
          value={caption.value}
          placeholder="Caption, with the source of the figures"
          readOnly={readOnly}
          aria-invalid={problems.length > 0}
          aria-describedby={problemsId}
          onChange={({ currentTarget }) => caption.type(currentTarget.value)}
          onBlur={caption.flush}
        />
        <Grid
          name={table.caption || 'Table'}
          rows={rows}
          hasHeader={table.headerless !== true}
          edits={edits}
          readOnly={readOnly}
          tell={tell}
          onRemove={onRemove}
        />
        <Stack gap={2} id={problemsId}>
          {problems.map(({ message }) => (
            <Card key={message} tone="critical" padding={2}>
              <Text size={1}>{message}</Text>
            </Card>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
};

type GridAsForm = {
  open: boolean;
  onClose: () => void;
  root: RefObject<HTMLElement | null>;
  edits: TableEdits;
};

/** Studio opens the form of a block that is inserted, or that has an error. The grid is its form. */
const useGridIsForm = ({ open, onClose, root, edits }: GridAsForm) => {
  const form = use(BodyForm);
  const stopHolding = useRef<(() => void) | null>(null);
  // Studio may open the form twice. What was typed stays where it goes on.
  const typedInto = useRef<HTMLElement | null>(null);
  const begin = useEffectEvent(() => {
    const cell = root.current?.querySelector('textarea');
    const caption = root.current?.querySelector('input');
    const field = typedInto.current ?? (caption?.value === '' && cell?.value !== '' ? caption : cell);
    onClose();
    stopHolding.current?.();
    if (root.current && field) stopHolding.current = holdFocus(root.current, field);
    const typed = form?.typeAhead.take() ?? '';
    if (typed !== '' && field === cell) typedInto.current = writeTyped(typed, edits, root.current);
  });
  useEffect(() => {
    if (open) begin();
  }, [open]);
  useEffect(() => () => stopHolding.current?.(), []);
};

/** Writes what was typed before the grid appeared, and was kept, into its first cells. @returns the last one. */
const writeTyped = (typed: string, edits: TableEdits, block: HTMLElement | null): HTMLElement | null => {
  const cells = typed.split('\t');
  const last = block?.querySelector<HTMLTextAreaElement>(`[data-row="0"][data-column="${cells.length - 1}"]`);
  if (cells.length > 1) edits.setRows(pasteCells(edits.rows(), { row: 0, column: 0 }, [cells], edits.newKey));
  last?.focus();
  // As an input, so that what is typed next follows it.
  last?.setRangeText(cells.at(-1) ?? '', 0, last.value.length, 'end');
  last?.dispatchEvent(new Event('input', { bubbles: true }));
  return last ?? null;
};

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** The keys and the clipboard belong to the cells, not to the text around them. */
const useOwnEvents = () => {
  const editor = useEditor();
  return {
    onPaste: stop,
    onCopy: stop,
    onCut: stop,
    onKeyDown: stop,
    onClick: stop,
    onMouseDown: stop,
    onFocus: (event: FocusEvent) => {
      event.stopPropagation();
      editor.send({ type: 'blur' });
    },
  };
};
