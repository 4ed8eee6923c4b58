import { render, screen } from '@testing-library/react';
import { PersonPage } from '../../../components/lists/PersonPage.tsx';
import { site } from '../../fixtures/story.ts';

const nobody = { biography: null, portrait: null, expertise: [], languages: [], stories: [], older: null };
const ann = { name: 'Ann Other', slug: 'ann', role: null };

describe('the page of a person', () => {
  it('joins the sections that they cover in the language of the publication', () => {
    const beats = ['Technik', 'Inland'].map((title) => ({ title, slug: title.toLowerCase() }));
    const person = { ...nobody, ...ann, beats, contact: { ...ann, channels: [] } };
    render(<PersonPage person={person} site={{ ...site, language: 'de' }} />);
    expect(screen.getByRole('definition')).toHaveTextContent('Technik und Inland');
    expect(screen.getByRole('link', { name: 'Inland' })).toHaveAttribute('href', '/sections/inland');
  });
});
