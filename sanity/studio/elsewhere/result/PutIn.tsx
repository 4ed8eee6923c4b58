import { ChevronDownIcon } from '@sanity/icons/ChevronDown';
import { Button, Flex } from '@sanity/ui';
import { Menu, MenuButton, MenuItem } from '@sanity/ui/menu';
import { useId } from 'react';
import type { Note } from '../../../../lib/import/account/ImportReport.ts';
import type { Place } from '../../../../lib/import/draftFrom.ts';

export type PuttingIn = {
  placed: ReadonlyMap<Note, Place>;
  /** The places that have room: the text, and fields that hold nothing of the page. */
  places: readonly Place[];
  /** Puts a piece into the draft, or with null takes it out. */
  onPut(note: Note, place: Place | null): void;
};

const names: Record<Place, string> = {
  text: 'Text',
  kicker: 'Kicker',
  standfirst: 'Standfirst',
  summary: 'Summary',
  keyPoints: 'Key points',
};

/**
 * Puts a left-over piece into the text by one click, into a field by two, and takes it out again. Both buttons stay, so
 * that the focus does.
 */
export const PutIn = ({ note, placed, places, onPut }: PuttingIn & { note: Note }) => {
  const id = useId();
  const place = placed.get(note) ?? null;
  const words = note.text.slice(0, 80);
  if (!note.block) return null;
  return (
    <Flex gap={1}>
      <Button
        {...small}
        text={place === null ? 'Put in' : place === 'text' ? 'Take out' : `Take out of ${names[place]}`}
        aria-label={place === null ? `Put in as a paragraph: ${words}` : `Take out: ${words}`}
        onClick={() => onPut(note, place === null ? 'text' : null)}
      />
      <MenuButton
        id={id}
        button={<Button {...small} icon={ChevronDownIcon} aria-label={`Put into a field: ${words}`} />}
        popover={{ portal: true }}
        menu={
          <Menu>
            {places.map((one) => (
              <MenuItem key={one} text={names[one]} onClick={() => onPut(note, one)} />
            ))}
          </Menu>
        }
      />
    </Flex>
  );
};

const small = { mode: 'ghost', fontSize: 1, padding: 2 } as const;
