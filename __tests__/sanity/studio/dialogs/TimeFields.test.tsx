import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { TimeFields } from '../../../../sanity/studio/dialogs/TimeFields.tsx';

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const Form = () => {
  const [wallClock, setWallClock] = useState('2026-11-26T09:00');
  return (
    <ThemeProvider theme={buildTheme()}>
      <TimeFields wallClock={wallClock} onChange={setWallClock} />
      <output>{wallClock}</output>
    </ThemeProvider>
  );
};

describe('the field for a time', () => {
  it.each([
    ['25:00', '25:00'],
    ['12:5', '12:5'],
    ['Tea', 'Tea'],
    ['', ''],
    ['2 pm', '14:00'],
    ['9', '09:00'],
  ])('keeps what is typed unless it is a time: “%s”', (typed, shown) => {
    render(<Form />);
    const field = screen.getByLabelText('Time');
    fireEvent.change(field, { target: { value: typed } });
    fireEvent.blur(field);
    expect(field).toHaveValue(shown);
    expect(screen.getByRole('status')).toHaveTextContent(`2026-11-26T${shown}`);
  });
});
