import {
  findPreviewedId,
  forgetSlugsOf,
  rememberSlug,
} from '../../../../sanity/studio/preview/previewedDocuments.ts';

describe('the documents whose forms are open beside a preview', () => {
  it('are found at each slug that they had, until the form is closed', () => {
    rememberSlug('person', 'ann', 'p1');
    rememberSlug('person', 'ann-reporter', 'p1');
    expect(findPreviewedId('person', 'ann')).toBe('p1');
    expect(findPreviewedId('person', 'ann-reporter')).toBe('p1');
    forgetSlugsOf('p1');
    expect(findPreviewedId('person', 'ann')).toBeNull();
  });

  it('are told apart from documents of another type at the same slug', () => {
    rememberSlug('topic', 'ann', 't1');
    expect(findPreviewedId('person', 'ann')).toBeNull();
    expect(findPreviewedId('topic', 'ann')).toBe('t1');
  });
});
