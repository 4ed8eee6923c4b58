import { render, screen } from '@testing-library/react';
import { PhoneCount } from '../../../../sanity/studio/layout/PhoneCount.tsx';

describe('the number of “For me” on a phone', () => {
  it.each([
    [3, '3'],
    [12, '12'],
    [120, '99+'],
  ])('of %d is in its name as it is seen, outside brackets, which speech control ignores', (count, seen) => {
    render(<PhoneCount title="For me" count={count} href="/studio/desk/inbox" onClick={() => undefined} />);
    const link = screen.getByTestId('phone-inbox');
    // Only a phone shows it.
    link.style.display = 'grid';
    expect(link).toHaveTextContent(seen);
    expect(link).toHaveAccessibleName(`For me: ${seen}`);
  });
});
