import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { PictureChoice } from '../../../../sanity/studio/pictures/picker/PictureChoice.tsx';
import { useChosenPicture } from '../../../../sanity/studio/pictures/picker/useChosenPicture.ts';
import { endsQuery, picturesQuery, searchQuery } from '../../../../sanity/studio/pictures/pictureQueries.ts';
import type { AskPictures } from '../../../../sanity/studio/pictures/readPictures.ts';
import { usePictures } from '../../../../sanity/studio/pictures/usePictures.ts';

const archive = ['plates', 'more plates', 'café'];
/** Answers as the lake does. */
const answer = (query: string, { ids, words = '' }: Record<string, unknown>): unknown => {
  if (query === endsQuery) return [];
  if (query === picturesQuery)
    return { assets: (ids as string[]).map((id) => ({ id, uses: 0 })), records: [], site: null };
  const rows = archive
    .filter((id) => id.includes(String(words).replace('*', '')))
    .map((id) => ({ id, _createdAt: '' }));
  return query === searchQuery ? { records: [], assets: rows } : rows;
};
const ask: AskPictures = async (_perspective, query, params) => answer(query, params) as never;

/** The dialog of the picture picker, without Studio around it. */
const Picker = ({ current, onUse }: { current: string | null; onUse(id: string): void }) => {
  const [typed, setTyped] = useState('');
  const { chosenId, choose, keepIfAmong } = useChosenPicture(current);
  const { pictures } = usePictures(typed, ask, keepIfAmong);
  return (
    <>
      <input type="search" value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      {pictures.map(({ id }) => (
        <PictureChoice
          key={id}
          label={id}
          isChosen={id === chosenId}
          onChoose={() => choose(id)}
          onUse={() => onUse(id)}
        >
          {id}
        </PictureChoice>
      ))}
      <output>{chosenId ?? 'none'}</output>
    </>
  );
};

const open = async (current: string | null = null) => {
  const used = jest.fn();
  render(<Picker current={current} onUse={used} />);
  await screen.findByRole('radio', { name: 'plates' });
  return used;
};
const search = async (words: string, absent: string) => {
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: words } });
  await waitFor(() => expect(screen.queryByRole('radio', { name: absent })).toBeNull());
};
const radio = (name: string) => screen.getByRole('radio', { name });

describe('choosing a picture', () => {
  it('uses the picture with the focus on Enter, not the one that is chosen', async () => {
    const used = await open('plates');
    expect(radio('plates')).toBeChecked();
    radio('café').focus();
    fireEvent.keyDown(radio('café'), { key: 'Enter' });
    expect(used.mock.calls).toEqual([['café']]);
  });

  it('drops a choice that a new search does not have', async () => {
    await open();
    fireEvent.click(radio('plates'));
    await search('café', 'plates');
    expect(screen.getByRole('status')).toHaveTextContent('none');
    expect(radio('café')).not.toBeChecked();
  });

  it('drops the picture that the field has, once a search does not have it', async () => {
    await open('an older picture');
    expect(screen.getByRole('status')).toHaveTextContent('an older picture');
    await search('café', 'plates');
    expect(screen.getByRole('status')).toHaveTextContent('none');
  });

  it('keeps a choice that a new search has too', async () => {
    await open();
    fireEvent.click(radio('plates'));
    await search('plates', 'café');
    expect(radio('plates')).toBeChecked();
  });
});
