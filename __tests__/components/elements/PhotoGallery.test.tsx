import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Gallery } from '../../../components/article/blocks/Gallery.tsx';
import { PhotoGallery } from '../../../components/elements/PhotoGallery.ts';
import { site } from '../../fixtures/story.ts';

const pictureOf = (name: string) => ({
  key: name,
  picture: {
    url: `/lake/images/copydesk/production/${name}-3000x2000.jpg`,
    width: 3000,
    height: 2000,
    placeholder: null,
    alt: `A ${name}`,
    caption: `The ${name} on Friday`,
    credit: 'Ann Other',
    copyright: null,
    licenceUrl: null,
    digitalSource: null,
    focus: { x: 0.5, y: 0.5 },
    rect: null,
  },
});

const show = (direction = 'ltr') => {
  const pictures = ['bridge', 'river', 'pier'].map(pictureOf);
  render(
    <div dir={direction}>
      <Gallery block={{ _type: 'gallery', _key: 'g', title: 'The bridge', pictures }} site={site} />
    </div>,
  );
};
const dialog = () => screen.getByRole('dialog', { name: 'The bridge' });
const shown = () => within(dialog()).getByRole('img').getAttribute('alt');

// jsdom has the dialog's attribute but not its methods.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
    this.querySelector('button')?.focus();
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  customElements.define('photo-gallery', PhotoGallery);
});

describe('a gallery', () => {
  it('has a link to each larger picture, with its caption and credit', () => {
    show();
    const gallery = screen.getByRole('region', { name: 'The bridge' });
    const [first] = within(gallery).getAllByRole('link');
    expect(within(gallery).getAllByRole('listitem')).toHaveLength(3);
    expect(first).toHaveAccessibleName('A bridge');
    expect(first?.getAttribute('href')).toContain('bridge-3000x2000.jpg?w=2048');
    expect(gallery).toHaveTextContent('The bridge on Friday Ann Other');
  });

  it('shows a picture large, with its words and its number', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'A river' }));
    expect(dialog()).toHaveAttribute('open');
    expect(shown()).toBe('A river');
    expect(dialog()).toHaveTextContent('2 of 3');
    expect(dialog()).toHaveTextContent('The river on Friday Ann Other');
  });

  it('hides the picture before until the next one is loaded', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'A bridge' }));
    const image = within(dialog()).getByRole('img');
    expect(image).toHaveAttribute('data-loading');
    fireEvent.load(image);
    expect(image).not.toHaveAttribute('data-loading');
    await userEvent.click(within(dialog()).getByRole('button', { name: 'Next' }));
    expect(image).toHaveAttribute('data-loading');
    fireEvent.error(image);
    expect(image).not.toHaveAttribute('data-loading');
  });

  it('tells those who do not see it which picture it is, with its description and caption', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'A river' }));
    const [live, ...others] = dialog().querySelectorAll('[aria-live]');
    expect(others).toEqual([]);
    expect(live).toHaveTextContent('2 of 3. A river. The river on Friday Ann Other');
  });

  it('is turned by buttons and keys, and begins again after the last', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'A bridge' }));
    await userEvent.click(within(dialog()).getByRole('button', { name: 'Next' }));
    expect(shown()).toBe('A river');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(shown()).toBe('A bridge');
    await userEvent.keyboard('{ArrowLeft}');
    expect(shown()).toBe('A pier');
    await userEvent.keyboard('{Home}');
    expect(shown()).toBe('A bridge');
  });

  it('turns the other way in a text from right to left', async () => {
    show('rtl');
    await userEvent.click(screen.getByRole('link', { name: 'A bridge' }));
    within(dialog()).getByRole('button', { name: 'Next' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(shown()).toBe('A river');
  });

  it('returns the focus to the picture that was shown last', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'A bridge' }));
    await userEvent.click(within(dialog()).getByRole('button', { name: 'Next' }));
    await userEvent.click(within(dialog()).getByRole('button', { name: 'Close' }));
    expect(screen.getByRole('link', { name: 'A river' })).toHaveFocus();
  });
});
