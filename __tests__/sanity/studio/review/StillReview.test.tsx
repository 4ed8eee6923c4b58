import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { StillReview } from '../../../../sanity/studio/review/StillReview.tsx';

type Story = { headline: string };

const live = { headline: 'Eight schools close' };

const Form = ({ draft, Review }: { draft: Story; Review: () => null }) => {
  const [note, setNote] = useState('');
  return (
    <>
      <input aria-label="Note" value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
      <StillReview live={live} draft={draft} Review={Review} />
    </>
  );
};

describe('a comparison under a note', () => {
  it('is rendered for another version, and not for each key', async () => {
    const Review = jest.fn(() => null);
    const { rerender } = render(<Form draft={{ headline: 'Nine schools close' }} Review={Review} />);
    await userEvent.type(screen.getByLabelText('Note'), 'Nine');
    expect(screen.getByLabelText('Note')).toHaveValue('Nine');
    expect(Review).toHaveBeenCalledTimes(1);
    rerender(<Form draft={{ headline: 'Ten schools close' }} Review={Review} />);
    expect(Review).toHaveBeenCalledTimes(2);
  });
});
